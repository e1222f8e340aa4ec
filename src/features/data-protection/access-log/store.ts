import type { SchoolDb } from '../../../database/connection.ts';
import { momentsOf, type LogLine, type Looker } from './rules.ts';

/** More than this in one month is not shown at once; the page then asks to choose a person. */
export const longestMonth = 3_000;

/** Who looked at or changed a child's record in a month, newest first; of one person if given. */
export async function linesOf(
  db: SchoolDb,
  pupilId: string,
  { month, person }: { readonly month: string; readonly person: string | undefined },
): Promise<LogLine[]> {
  const { from, until } = momentsOf(month);
  return db
    .selectFrom('audit')
    .select(['at', 'staff_id as staffId', 'action', 'subject'])
    .where('pupil_id', '=', pupilId)
    .where('at', '>=', from)
    .where('at', '<', until)
    .$if(person !== undefined, (question) => question.where('staff_id', '=', person!))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(longestMonth)
    .execute();
}

/** Everybody who ever looked at or changed this record, by name. */
export async function lookersOf(db: SchoolDb, pupilId: string): Promise<Looker[]> {
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
