import type { Role } from '../../basics/viewer.ts';
import { linesAbout, lookersOf, spanOf, type AuditLineKept } from '../audit-lines.ts';
import type { Database, SchoolDb } from '../connection.ts';
import { wentOnIn } from '../hosted-schools.ts';

/** A line about a child at a school that was merged into this one, as it stands there. */
export interface LineBefore extends AuditLineKept {
  /** The name of that school. */
  readonly school: string;
}

export interface LookerBefore {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly school: string;
}

export interface Before {
  /** Newest first. */
  readonly lines: readonly LineBefore[];
  /** Everybody who ever looked there. */
  readonly people: readonly LookerBefore[];
  /** The moments of the first and the last line there. */
  readonly span: { readonly first: string; readonly last: string } | undefined;
}

interface When {
  readonly from: string;
  readonly until: string;
  /** Lines of each school. */
  readonly atMost: number;
  readonly person?: string | undefined;
}

/**
 * Who looked at one child's record at schools that were merged into this one, in a span of time. The only question that leaves its
 * school, so it asks nothing else: lines about the id that the merge itself noted for this child, and the names of those who stand on
 * them; and only of a school that is closed and, by `became`, went on in this one. The caller has found the child through the viewer.
 */
export async function linesBefore(
  database: Pick<Database, 'accounts' | 'ofSchool'>,
  child: { readonly schoolId: string; readonly pupilId: string },
  when: When,
): Promise<Before> {
  const came = await database
    .ofSchool(child.schoolId)
    .selectFrom('came_from')
    .select(['from_school as schoolId', 'from_pupil as pupilId'])
    .where('pupil_id', '=', child.pupilId)
    .orderBy('at', 'desc')
    .execute();
  const all: Before[] = [];
  for (const { schoolId, pupilId } of came)
    if (await wentOnIn(database.accounts, schoolId, child.schoolId))
      all.push(await linesAt(database.ofSchool(schoolId), pupilId, when));
  const spans = all.flatMap(({ span }) => span ?? []);
  return {
    lines: all.flatMap(({ lines }) => lines).toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)),
    people: all.flatMap(({ people }) => people),
    span: spans.length
      ? {
          first: spans.map(({ first }) => first).toSorted()[0]!,
          last: spans
            .map(({ last }) => last)
            .toSorted()
            .at(-1)!,
        }
      : undefined,
  };
}

async function linesAt(db: SchoolDb, pupilId: string, when: When): Promise<Before> {
  const { name: school } = await db.selectFrom('school').select('name').executeTakeFirstOrThrow();
  const lines = await linesAbout(db, pupilId, when);
  const people = await lookersOf(db, pupilId);
  return {
    lines: lines.map((line) => ({ ...line, school })),
    people: people.map((one) => ({ ...one, school })),
    span: await spanOf(db, pupilId),
  };
}
