import { dateOfDay, dayNumber, weekday } from './dates.ts';

export type Term = { readonly name: string; readonly startsOn: string; readonly endsOn: string };
export type Closure = { readonly startsOn: string; readonly endsOn: string; readonly reason: string };

/**
 * The school's own year: terms (or half-terms) and the days within them when it is closed to pupils (half-term, bank
 * holidays, INSET). Both ends of each are in. Nothing is built in, because each school or council sets its own.
 */
export type SchoolCalendar = { readonly terms: readonly Term[]; readonly closures: readonly Closure[] };

/** Is it a weekday of a term on which the school is not closed? */
export function isSchoolDay(calendar: SchoolCalendar, date: string): boolean {
  const days = schoolDaysOf(calendar);
  return days[indexAfter(days, dayNumber(date)) - 1] === dayNumber(date);
}

/**
 * The date so many school days later (negative: earlier); 0 is the date itself. Where the calendar has not been filled in yet,
 * weekdays count, so that a clock runs a little early rather than never.
 */
export function addSchoolDays(calendar: SchoolCalendar, date: string, count: number): string {
  if (count === 0) return date;
  const days = schoolDaysOf(calendar);
  const day = dayNumber(date);
  return dateOfDay(
    count > 0 ? nth(days, upTo(days, day) + count) : nth(days, upTo(days, day - 1) + count + 1),
  );
}

/** School days after `from` up to and including `to`: 0 on the same day, negative if `to` is earlier. */
export function schoolDaysBetween(calendar: SchoolCalendar, from: string, to: string): number {
  const days = schoolDaysOf(calendar);
  return upTo(days, dayNumber(to)) - upTo(days, dayNumber(from));
}

/** This date if it is a school day, else the next one. */
export function schoolDayFrom(calendar: SchoolCalendar, date: string): string {
  return isSchoolDay(calendar, date) ? date : addSchoolDays(calendar, date, 1);
}

/** The first school day after this date. */
export function nextSchoolDay(calendar: SchoolCalendar, date: string): string {
  return addSchoolDays(calendar, date, 1);
}

/** Every school day from one date to another, both in. */
export function schoolDaysIn(calendar: SchoolCalendar, from: string, to: string): string[] {
  const days = schoolDaysOf(calendar);
  return days.slice(indexAfter(days, dayNumber(from) - 1), indexAfter(days, dayNumber(to))).map(dateOfDay);
}

/** How many school days there are from one date to another, both in; 0 where no terms are known. */
export function countSchoolDays(calendar: SchoolCalendar, from: string, to: string): number {
  const days = schoolDaysOf(calendar);
  return Math.max(0, indexAfter(days, dayNumber(to)) - indexAfter(days, dayNumber(from) - 1));
}

/** The term that holds the date, or undefined in the holidays. */
export function termOf(calendar: SchoolCalendar, date: string): Term | undefined {
  return calendar.terms.find((term) => term.startsOn <= date && date <= term.endsOn);
}

/** The term that holds the date, else the next one to begin. */
export function termFrom(calendar: SchoolCalendar, date: string): Term | undefined {
  return [...calendar.terms]
    .sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1))
    .find((term) => date <= term.endsOn);
}

/** Why the school is closed to pupils on the date, in words; undefined on a school day. */
export function whyClosed(calendar: SchoolCalendar, date: string): string | undefined {
  if (isSchoolDay(calendar, date)) return undefined;
  if (weekday(date) > 5) return 'Weekend';
  return (
    calendar.closures.find((closure) => closure.startsOn <= date && date <= closure.endsOn)?.reason ??
    'Holiday'
  );
}

const known = new WeakMap<SchoolCalendar, readonly number[]>();

/** Day numbers of all school days in order, made once for each calendar, which is never changed in place. */
function schoolDaysOf(calendar: SchoolCalendar): readonly number[] {
  const made = known.get(calendar);
  if (made) return made;
  const days = new Set<number>();
  for (const term of calendar.terms) {
    for (const day of daysFrom(term)) if (isWeekday(day)) days.add(day);
  }
  for (const closure of calendar.closures) for (const day of daysFrom(closure)) days.delete(day);
  const ordered = [...days].sort((a, b) => a - b);
  known.set(calendar, ordered);
  return ordered;
}

function* daysFrom({ startsOn, endsOn }: { startsOn: string; endsOn: string }): Iterable<number> {
  const last = dayNumber(endsOn);
  for (let day = dayNumber(startsOn); day <= last; day++) yield day;
}

/** How many school days there are up to and including a day; outside the known ones, weekdays stand in for them. */
function upTo(days: readonly number[], day: number): number {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return weekdaysUpTo(day);
  if (day < first) return weekdaysUpTo(day) - weekdaysUpTo(first - 1);
  if (day > last) return days.length + weekdaysUpTo(day) - weekdaysUpTo(last);
  return indexAfter(days, day);
}

/** The day of which upTo first gives this count. */
function nth(days: readonly number[], count: number): number {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return nthWeekdayOf(count);
  if (count < 1) return nthWeekdayOf(weekdaysUpTo(first - 1) + count);
  if (count > days.length) return nthWeekdayOf(weekdaysUpTo(last) + count - days.length);
  return days[count - 1]!;
}

/** Where a day would stand after all that are not later than it. */
function indexAfter(days: readonly number[], day: number): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle]! <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}

const aMonday = dayNumber('1970-01-05');

function weekdaysUpTo(day: number): number {
  const weeks = Math.floor((day - aMonday) / 7);
  return weeks * 5 + Math.min(day - aMonday - weeks * 7 + 1, 5);
}

function nthWeekdayOf(count: number): number {
  const weeks = Math.floor((count - 1) / 5);
  return aMonday + weeks * 7 + (count - 1 - weeks * 5);
}

function isWeekday(day: number): boolean {
  return (((day - aMonday) % 7) + 7) % 7 < 5;
}
