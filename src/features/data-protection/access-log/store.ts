import { linesAbout } from '../../../database/audit-lines.ts';
import type { SchoolDb } from '../../../database/connection.ts';
import { momentsOf, type LogLine } from './rules.ts';

export { lookersOf, spanOf } from '../../../database/audit-lines.ts';

/** More than this in one month is not shown at once; the page then asks to choose a person. */
export const longestMonth = 3_000;

/** Who looked at or changed a child's record in a month, newest first; of one person if given. */
export async function linesOf(
  db: SchoolDb,
  pupilId: string,
  { month, person }: { readonly month: string; readonly person: string | undefined },
): Promise<LogLine[]> {
  return linesAbout(db, pupilId, { ...momentsOf(month), person, atMost: longestMonth });
}
