/** Calendar dates are 'YYYY-MM-DD' strings, so that they compare with < and never carry a time zone. */

const shape = /^(\d{4})-(\d{2})-(\d{2})$/;
const monthNames =
  'January February March April May June July August September October November December'.split(' ');
const weekdayNames = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');

export const months: readonly string[] = monthNames;
export const weekdays: readonly string[] = weekdayNames;

/** Is this a real day written as YYYY-MM-DD (30 February is not)? */
export function isIsoDate(text: string): boolean {
  const parts = shape.exec(text);
  return parts !== null && isRealDay(Number(parts[3]), Number(parts[2]), Number(parts[1]));
}

/** Year, month 1..12 and day of an ISO date; throws on anything else, since that is a fault in our code. */
export function partsOf(date: string): { year: number; month: number; day: number } {
  const parts = shape.exec(date);
  if (!parts) throw new RangeError(`Not an ISO date: ${date.slice(0, 12)}`);
  return { year: Number(parts[1]), month: Number(parts[2]), day: Number(parts[3]) };
}

/** Days since 1 January 1970: the number behind all arithmetic on dates. */
export function dayNumber(date: string): number {
  const { year, month, day } = partsOf(date);
  return Math.round(Date.UTC(year, month - 1, day) / 86_400_000);
}

/** The ISO date of a day number. */
export function dateOfDay(number: number): string {
  return new Date(number * 86_400_000).toISOString().slice(0, 10);
}

/** The date so many days later (or earlier, if negative). */
export function addDays(date: string, days: number): string {
  return dateOfDay(dayNumber(date) + days);
}

/** The same day of the month so many months on; the last day of a shorter month (31 January + 1 = 28 February). */
export function addMonths(date: string, count: number): string {
  const { year, month, day } = partsOf(date);
  const index = year * 12 + (month - 1) + count;
  const [toYear, toMonth] = [Math.floor(index / 12), (index % 12) + 1];
  return isoDate(Math.min(day, daysInMonth(toMonth, toYear)), toMonth, toYear);
}

/** The same day so many years on; 29 February becomes 28 February in an ordinary year. */
export function addYears(date: string, count: number): string {
  return addMonths(date, count * 12);
}

/** Days from one date to another: 0 for the same day, negative if the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** Day of the week, Monday 1 to Sunday 7. */
export function weekday(date: string): number {
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

/** The Monday of the week that holds this date. */
export function mondayOf(date: string): string {
  return addDays(date, 1 - weekday(date));
}

/** The nth given weekday of a month (third Thursday of May 2027: 20 May). */
export function nthWeekday(nth: number, day: number, month: number, year: number): string {
  const first = isoDate(1, month, year);
  return addDays(first, ((day - weekday(first) + 7) % 7) + (nth - 1) * 7);
}

/** The last given weekday of a month (last Friday of June 2027: 25 June). */
export function lastWeekday(day: number, month: number, year: number): string {
  const last = isoDate(daysInMonth(month, year), month, year);
  return addDays(last, -((weekday(last) - day + 7) % 7));
}

/** Whole years of age on a date; somebody born on 29 February has a birthday on 1 March in an ordinary year. */
export function ageOn(dateOfBirth: string, date: string): number {
  const [born, on] = [partsOf(dateOfBirth), partsOf(date)];
  const hadBirthday = on.month > born.month || (on.month === born.month && on.day >= born.day);
  return on.year - born.year - (hadBirthday ? 0 : 1);
}

/** '3 September 2026' */
export function formatDate(date: string): string {
  const { year, month, day } = partsOf(date);
  return `${day} ${monthNames[month - 1]} ${year}`;
}

/** 'Thursday 3 September 2026' */
export function formatLong(date: string): string {
  return `${weekdayNames[weekday(date) - 1]} ${formatDate(date)}`;
}

/** '3 Sep' */
export function formatShort(date: string): string {
  const { month, day } = partsOf(date);
  return `${day} ${monthNames[month - 1]!.slice(0, 3)}`;
}

/** '3 to 9 September 2026', '28 August to 3 September 2026', or 'since 3 September 2026' without an end. Both days are in. */
export function formatRange(from: string, to?: string): string {
  if (to === undefined) return `since ${formatDate(from)}`;
  const [start, end] = [partsOf(from), partsOf(to)];
  if (from === to) return formatDate(from);
  if (start.year !== end.year) return `${formatDate(from)} to ${formatDate(to)}`;
  if (start.month !== end.month) return `${start.day} ${monthNames[start.month - 1]} to ${formatDate(to)}`;
  return `${start.day} to ${formatDate(to)}`;
}

/** An instant as a clock on an English wall shows it: '3 September 2026 at 2.05pm'. */
export function formatInstant(instant: string): string {
  const { date, hour, minute } = inLondon(instant);
  const clock = `${hour % 12 || 12}${minute ? `.${String(minute).padStart(2, '0')}` : ''}${hour < 12 ? 'am' : 'pm'}`;
  return `${formatDate(date)} at ${clock}`;
}

/** The instant so many minutes later (or earlier, if negative). */
export function minutesAfter(instant: string, minutes: number): string {
  return new Date(Date.parse(instant) + minutes * 60_000).toISOString();
}

/** The instant so many hours later (or earlier, if negative). */
export function hoursAfter(instant: string, hours: number): string {
  return minutesAfter(instant, hours * 60);
}

/** The day that an instant is written with, in UTC; of a date that date. */
export function dayIn(instant: string): string {
  return instant.slice(0, 10);
}

/** The calendar date in England at an instant (an hour after 23:30 UTC in summer is already tomorrow). */
export function dateOfInstant(instant: string): string {
  return inLondon(instant).date;
}

/** The time on an English wall at an instant: '14:05'. */
export function timeOfInstant(instant: string): string {
  const { hour, minute } = inLondon(instant);
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** '09:15' as people write it: '9.15am'. */
export function formatTime(time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return `${hour % 12 || 12}${minute ? `.${String(minute).padStart(2, '0')}` : ''}${hour < 12 ? 'am' : 'pm'}`;
}

const london = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

function inLondon(instant: string): { date: string; hour: number; minute: number } {
  const part: Record<string, string> = {};
  for (const { type, value } of london.formatToParts(new Date(instant))) part[type] = value;
  return {
    date: `${part.year}-${part.month}-${part.day}`,
    hour: Number(part.hour),
    minute: Number(part.minute),
  };
}

export function daysInMonth(month: number, year: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

export function isRealDay(day: number, month: number, year: number): boolean {
  return (
    Number.isInteger(day) &&
    year >= 1000 &&
    year <= 9999 &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysInMonth(month, year)
  );
}

export function isoDate(day: number, month: number, year: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
