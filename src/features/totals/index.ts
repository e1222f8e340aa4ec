import { academicYearOf, academicYearPeriod } from '../../basics/academic-year.ts';
import type { SchoolDb } from '../../database/connection.ts';
import { shownWhole, type ShownWhole } from './rules.ts';
import { numbersOf } from './store.ts';

/** How many children there are, with SEN support and with an EHC plan, as the Totals page of the school shows it. */
export async function wholeOf(db: SchoolDb, today: string): Promise<ShownWhole> {
  const yearBegan = academicYearPeriod(academicYearOf(today)).from;
  return shownWhole(await numbersOf(db, { today, yearBegan }));
}
