import type { AcademicYear } from '../../../basics/academic-year.ts';
import { academicYearPeriod } from '../../../basics/academic-year.ts';
import type { Closure, Term } from '../../../basics/school-days.ts';
import type { SchoolDb } from '../../../database/connection.ts';
import { newId } from '../../../database/id.ts';

/** Puts these terms and closures in the place of those that the year had. */
export async function keepYear(
  db: SchoolDb,
  year: AcademicYear,
  { terms, closures }: { terms: readonly Term[]; closures: readonly Closure[] },
): Promise<void> {
  const { from, until } = academicYearPeriod(year);
  await db.deleteFrom('term').where('academic_year', '=', year).execute();
  await db.deleteFrom('closure').where('starts_on', '>=', from).where('starts_on', '<', until).execute();
  if (terms.length) {
    await db
      .insertInto('term')
      .values(
        terms.map(({ name, startsOn, endsOn }) => ({
          id: newId(),
          academic_year: year,
          name,
          starts_on: startsOn,
          ends_on: endsOn,
        })),
      )
      .execute();
  }
  if (closures.length) {
    await db
      .insertInto('closure')
      .values(
        closures.map(({ reason, startsOn, endsOn }) => ({
          id: newId(),
          starts_on: startsOn,
          ends_on: endsOn,
          reason,
        })),
      )
      .execute();
  }
}
