import { addDays, isoDate, nthWeekday, weekday } from './dates.ts';

/** The Thursday before Good Friday, or the first Friday of April where Easter is late: when many schools end the spring term. */
export function endOfSpringTerm(year: number): string {
  const thursday = addDays(easterSunday(year), -3);
  const friday = nthWeekday(1, 5, 4, year);
  return thursday < friday ? thursday : friday;
}

/** The last such day of the week (Monday is 1) on the date or before it. */
export function lastOnOrBefore(dayOfWeek: number, date: string): string {
  return addDays(date, -((weekday(date) - dayOfWeek + 7) % 7));
}

/** The Gregorian reckoning (Meeus, Jones and Butcher). */
export function easterSunday(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const e = b % 4;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * e + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const both = h + l - 7 * m + 114;
  return isoDate((both % 31) + 1, Math.floor(both / 31), year);
}
