import { academicYearFrom, academicYearOf, startYearOf } from '../basics/academic-year.ts';
import { addDays, isoDate, lastWeekday, mondayOf, nthWeekday } from '../basics/dates.ts';
import { easterSunday, endOfSpringTerm, lastOnOrBefore } from '../basics/english-year.ts';
import { addSchoolDays } from '../basics/school-days.ts';
import type { Closure, SchoolCalendar, Term } from '../basics/school-days.ts';

/** A term of an invented school, with the academic year it belongs to. */
export type InventedTerm = Term & { readonly academicYear: string };
export type InventedCalendar = SchoolCalendar & { readonly terms: readonly InventedTerm[] };

/** The invented schools' terms: three academic years back, the one that holds today, and the next. */
export function calendarAround(today: string): InventedCalendar {
  const year = startYearOf(academicYearOf(today));
  const years = [-3, -2, -1, 0, 1].map((offset) => year + offset);
  return { terms: years.flatMap(termsFrom), closures: years.flatMap(closuresFrom) };
}

/** A day in a story, counted in school days from today, so that holidays never swallow it. */
export interface When {
  readonly schoolDays: number;
}

/** daysAgo(1) is the last school day before today: nothing in a story is written down today. */
export const daysAgo = (schoolDays: number): When => ({ schoolDays: -schoolDays });
export const weeksAgo = (weeks: number): When => daysAgo(weeks * 5);
export const inDays = (schoolDays: number): When => ({ schoolDays });
export const inWeeks = (weeks: number): When => inDays(weeks * 5);
export const later = (when: When, schoolDays: number): When => ({ schoolDays: when.schoolDays + schoolDays });

/** The date behind a day in a story: always a school day. */
export function dateOf(calendar: SchoolCalendar, today: string, { schoolDays }: When): string {
  return addSchoolDays(calendar, today, schoolDays === 0 ? -1 : schoolDays);
}

function termsFrom(year: number): InventedTerm[] {
  const academicYear = academicYearFrom(year);
  const spring = endOfSpringTerm(year + 1);
  return [
    {
      academicYear,
      name: 'Autumn',
      startsOn: nthWeekday(1, 3, 9, year),
      endsOn: lastOnOrBefore(5, isoDate(20, 12, year)),
    },
    {
      academicYear,
      name: 'Spring',
      startsOn: lastOnOrBefore(1, isoDate(10, 1, year + 1)),
      endsOn: spring,
    },
    {
      academicYear,
      name: 'Summer',
      startsOn: addDays(mondayOf(spring), 21),
      endsOn: lastOnOrBefore(3, isoDate(24, 7, year + 1)),
    },
  ];
}

function closuresFrom(year: number): Closure[] {
  const next = year + 1;
  const autumnHalf = lastWeekday(1, 10, year);
  const springHalf = nthWeekday(3, 1, 2, next);
  const summerHalf = lastWeekday(1, 5, next);
  const easter = easterSunday(next);
  const january = lastOnOrBefore(1, isoDate(10, 1, next));
  return [
    week(autumnHalf, 'Half-term'),
    day(addDays(autumnHalf, 7), 'INSET day'),
    day(january, 'INSET day'),
    week(springHalf, 'Half-term'),
    day(addDays(easter, -2), 'Good Friday'),
    day(addDays(easter, 1), 'Easter Monday'),
    day(nthWeekday(1, 1, 5, next), 'Early May bank holiday'),
    week(summerHalf, 'Half-term'),
  ];
}

const week = (monday: string, reason: string): Closure => ({
  startsOn: monday,
  endsOn: addDays(monday, 4),
  reason,
});
const day = (date: string, reason: string): Closure => ({ startsOn: date, endsOn: date, reason });
