import { academicYearOf, academicYearPeriod } from '../../basics/academic-year.ts';
import { addDays, daysBetween } from '../../basics/dates.ts';
import { contains } from '../../basics/period.ts';
import { countSchoolDays } from '../../basics/school-days.ts';
import type { SchoolCalendar } from '../../basics/school-days.ts';

/** Schools should meet parents at least three times a year (Code 6.65); a school may set more. */
export const fewestMeetings = 3;

/** A meeting with the parents that took place. */
export type Meeting = { readonly heldOn: string };

/** short: how many fewer than one would expect by now. */
export type MeetingCount = {
  readonly held: number;
  readonly minimum: number;
  readonly expectedByNow: number;
  readonly short: number;
};

/**
 * Meetings with parents in the academic year of today, against the minimum. What is expected by now grows with the school
 * days that have passed since the year, or the child's SEN support, began; so nobody is behind in the first weeks.
 */
export function meetingsThisYear(
  meetings: readonly Meeting[],
  today: string,
  calendar: SchoolCalendar,
  supportSince?: string,
  minimum = fewestMeetings,
): MeetingCount {
  const year = academicYearPeriod(academicYearOf(today));
  const held = meetings.filter(({ heldOn }) => contains(year, heldOn) && heldOn <= today).length;
  const from = supportSince !== undefined && supportSince > year.from ? supportSince : year.from;
  const all = countSchoolDays(calendar, year.from, addDays(year.until, -1));
  const passed = countSchoolDays(calendar, from, today);
  const share = all > 0 ? passed / all : shareOfDates(from, today, year.until);
  const expectedByNow = Math.min(minimum, Math.floor(minimum * share));
  return { held, minimum, expectedByNow, short: Math.max(0, expectedByNow - held) };
}

/** Where the school has not entered its terms: by dates, with the summer holidays left out. */
function shareOfDates(from: string, today: string, until: string): number {
  const lastDay = addDays(until, -40);
  const firstDay = academicYearPeriod(academicYearOf(from)).from;
  const to = today < lastDay ? today : lastDay;
  return to <= from ? 0 : daysBetween(from, to) / daysBetween(firstDay, lastDay);
}
