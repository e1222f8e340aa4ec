import type { Role } from '../basics/viewer.ts';
import type { SchoolDb } from './connection.ts';

/** A line about a child, as it stands in the audit. */
export interface AuditLineKept {
  readonly at: string;
  readonly staffId: string | null;
  readonly action: string;
  readonly subject: string;
}

/** Lines about a child from one moment until before another, newest first, at most so many; of one person if given. */
export async function linesAbout(
  db: SchoolDb,
  pupilId: string,
  when: {
    readonly from: string;
    readonly until: string;
    readonly atMost: number;
    readonly person?: string | undefined;
  },
): Promise<AuditLineKept[]> {
  return db
    .selectFrom('audit')
    .select(['at', 'staff_id as staffId', 'action', 'subject'])
    .where('pupil_id', '=', pupilId)
    .where('at', '>=', when.from)
    .where('at', '<', when.until)
    .$if(when.person !== undefined, (question) => question.where('staff_id', '=', when.person!))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(when.atMost)
    .execute();
}

/** Everybody who ever looked at or changed this record, by name. */
export async function lookersOf(
  db: SchoolDb,
  pupilId: string,
): Promise<{ readonly id: string; readonly name: string; readonly role: Role }[]> {
  return db
    .selectFrom('staff')
    .select(['id', 'name', 'role'])
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('audit')
        .select('staff_id')
        .where('pupil_id', '=', pupilId)
        .where('staff_id', 'is not', null),
    )
    .orderBy('name')
    .execute();
}

/** The moments of the first and the last line about a child; undefined where there is none. */
export async function spanOf(
  db: SchoolDb,
  pupilId: string,
): Promise<{ readonly first: string; readonly last: string } | undefined> {
  const row = await db
    .selectFrom('audit')
    .select((eb) => [eb.fn.min('at').as('first'), eb.fn.max('at').as('last')])
    .where('pupil_id', '=', pupilId)
    .executeTakeFirst();
  return row?.first && row.last ? { first: row.first, last: row.last } : undefined;
}
