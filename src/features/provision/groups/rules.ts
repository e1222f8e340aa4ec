import { weekdays } from '../../../basics/dates.ts';

/** Children who are helped together. Which children: their plans say so. */
export interface Group {
  readonly id: string;
  readonly name: string;
  readonly ledBy: string | undefined;
  readonly leader: string | undefined;
  /** '1,3': Monday and Wednesday. */
  readonly weekdays: string;
  readonly startsAt: string | undefined;
  readonly minutes: number | undefined;
  readonly place: string | undefined;
  readonly from: string;
  readonly until: string | undefined;
}

/** 'Monday and Wednesday' */
export function daysInWords(days: string): string {
  const names = days
    .split(',')
    .filter(Boolean)
    .map((day) => weekdays[Number(day) - 1] ?? '');
  if (names.length === 5) return 'Every school day';
  return names.length > 1
    ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
    : (names[0] ?? 'No fixed days');
}

/** A group's times, as a support that follows them has them too. */
export const timesOf = (times: {
  readonly weekdays: string;
  readonly startsAt: string | null | undefined;
  readonly minutes: number | null | undefined;
}): string => [times.weekdays, times.startsAt ?? '', times.minutes ?? ''].join(' ');
