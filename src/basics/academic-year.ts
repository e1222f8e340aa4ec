import { addYears, lastWeekday, nthWeekday, partsOf } from './dates.ts';
import type { Period } from './period.ts';

/** '2026/27': 1 September 2026 to 31 August 2027. */
export type AcademicYear = `${number}/${string}`;

export function academicYearOf(date: string): AcademicYear {
  const { year, month } = partsOf(date);
  return academicYearFrom(month >= 9 ? year : year - 1);
}

/** The academic year that begins in September of this calendar year. */
export function academicYearFrom(year: number): AcademicYear {
  return `${year}/${String((year + 1) % 100).padStart(2, '0')}`;
}

/** '2026/27' gives 2026. */
export function startYearOf(academicYear: AcademicYear): number {
  return Number(academicYear.slice(0, 4));
}

export function academicYearPeriod(academicYear: AcademicYear): Period & { until: string } {
  const year = startYearOf(academicYear);
  return { from: `${year}-09-01`, until: `${year + 1}-09-01` };
}

export function nextAcademicYear(academicYear: AcademicYear): AcademicYear {
  return academicYearFrom(startYearOf(academicYear) + 1);
}

export function previousAcademicYear(academicYear: AcademicYear): AcademicYear {
  return academicYearFrom(startYearOf(academicYear) - 1);
}

const thursday = 4;

/** School census days: first Thursday of October, third Thursdays of January and May. SEN type is collected in spring only. */
export function censusDays(academicYear: AcademicYear): { autumn: string; spring: string; summer: string } {
  const year = startYearOf(academicYear);
  return {
    autumn: nthWeekday(1, thursday, 10, year),
    spring: nthWeekday(3, thursday, 1, year + 1),
    summer: nthWeekday(3, thursday, 5, year + 1),
  };
}

/** Last day of compulsory school age: last Friday in June of the academic year in which the child turns 16 (not the birthday). */
export function endOfCompulsorySchoolAge(dateOfBirth: string): string {
  const year = startYearOf(academicYearOf(addYears(dateOfBirth, 16)));
  return lastWeekday(5, 6, year + 1);
}

/** After the last day of compulsory school age the rights are the young person's own (CFA 2014, Code chapter 8). */
export function isYoungPerson(dateOfBirth: string, today: string): boolean {
  return today > endOfCompulsorySchoolAge(dateOfBirth);
}
