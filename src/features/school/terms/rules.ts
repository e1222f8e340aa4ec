import {
  academicYearFrom,
  academicYearOf,
  academicYearPeriod,
  startYearOf,
  type AcademicYear,
} from '../../../basics/academic-year.ts';
import { addDays, isoDate, lastWeekday, mondayOf, nthWeekday } from '../../../basics/dates.ts';
import { easterSunday, endOfSpringTerm, lastOnOrBefore } from '../../../basics/english-year.ts';
import type { Closure, Term } from '../../../basics/school-days.ts';

/** Both ends are in. */
interface Days {
  readonly startsOn: string;
  readonly endsOn: string;
}

/** What is wrong with each of these stretches of days, by its place in the list: backwards, outside the year, over another. */
export function problemsOfDays(all: readonly Days[], year: AcademicYear): ReadonlyMap<number, string> {
  const { from, until } = academicYearPeriod(year);
  const problems = new Map<number, string>();
  for (const [index, days] of all.entries()) {
    const other = all.findIndex(
      (one, at) => at < index && one.startsOn <= days.endsOn && days.startsOn <= one.endsOn,
    );
    if (days.endsOn < days.startsOn)
      problems.set(index, 'Check these dates: the last day comes before the first');
    else if (days.startsOn < from || days.endsOn >= until)
      problems.set(index, `Check these dates: they are not within the school year ${year}`);
    else if (other >= 0) problems.set(index, 'Change these dates: they run into another line');
  }
  return problems;
}

/** The school year to begin with: from the middle of July on, the next one. */
export const yearToSetUp = (today: string): AcademicYear => academicYearOf(addDays(today, 48));

/** The school years that a school looks after: the one before, this one, the next. */
export function yearsAround(today: string): AcademicYear[] {
  const year = startYearOf(academicYearOf(today));
  return [year - 1, year, year + 1].map(academicYearFrom);
}

/** A year as many schools in England have it: a beginning to correct, since every school or council sets its own. */
export function likelyYear(academicYear: AcademicYear): { terms: Term[]; closures: Closure[] } {
  const year = startYearOf(academicYear);
  const next = year + 1;
  const springEnds = endOfSpringTerm(next);
  const terms = [
    { name: 'Autumn', startsOn: nthWeekday(1, 3, 9, year), endsOn: lastOnOrBefore(5, isoDate(20, 12, year)) },
    { name: 'Spring', startsOn: lastOnOrBefore(1, isoDate(10, 1, next)), endsOn: springEnds },
    {
      name: 'Summer',
      startsOn: addDays(mondayOf(springEnds), 21),
      endsOn: lastOnOrBefore(3, isoDate(24, 7, next)),
    },
  ];
  const easter = easterSunday(next);
  const autumnHalf = lastWeekday(1, 10, year);
  const closures = [
    week('Half-term', autumnHalf),
    day('INSET day', addDays(autumnHalf, 7)),
    day('INSET day', lastOnOrBefore(1, isoDate(10, 1, next))),
    week('Half-term', nthWeekday(3, 1, 2, next)),
    day('Good Friday', addDays(easter, -2)),
    day('Easter Monday', addDays(easter, 1)),
    day('Bank holiday', nthWeekday(1, 1, 5, next)),
    week('Half-term', lastWeekday(1, 5, next)),
  ].filter(({ startsOn }) => terms.some((term) => term.startsOn <= startsOn && startsOn <= term.endsOn));
  return { terms, closures };
}

const week = (reason: string, monday: string): Closure => ({
  startsOn: monday,
  endsOn: addDays(monday, 4),
  reason,
});
const day = (reason: string, date: string): Closure => ({ startsOn: date, endsOn: date, reason });
