import { addDays, addMonths, addYears } from '../../../../basics/dates.ts';

export interface Span {
  readonly count: number;
  readonly unit: 'years' | 'months' | 'days';
}

/** For how long something is kept: a span, or what else the school's rule may say. */
export type Length = Span | 'with the file' | 'until decided' | 'for good' | 'outside';

/** What a span is counted from. */
export const from = {
  born: 'the date of birth, once the child has left',
  'handed over': 'the day on which the file went to the next school',
  finished: 'the day on which the form was finished',
  ended: 'the day on which the request ended',
  written: 'it was written',
  'brought in': 'the list was brought in',
  begun: 'the list was sent',
  'staff left': 'their last day at the school',
  used: 'it was last used',
  'ran out': 'it ran out',
} as const;
export type From = keyof typeof from;

/** What of it a school may choose itself; or why nothing. */
export type Change =
  | {
      readonly unit: 'years' | 'months';
      readonly least: number;
      readonly most: number;
      /** What an empty answer means; without it a number is needed. */
      readonly or?: 'with the file' | 'until decided';
    }
  | { readonly not: string };

export interface RetentionRule {
  readonly name: string;
  /** What it is about, for somebody who has never seen the database. */
  readonly says: string;
  readonly group: Group;
  readonly from: From;
  readonly start: Length;
  /** Where the time comes from. */
  readonly source: string;
  readonly goes: 'two people' | 'by itself' | 'stays' | 'outside';
  readonly change: Change;
}

export const groups = {
  child: 'The child’s record',
  in: 'Lists and files that come in',
  people: 'People who work at the school',
  traces: 'Traces of working with it',
  proof: 'What shows that it was done rightly',
  school: 'The school’s own',
  outside: 'Beside the database',
} as const;
export type Group = keyof typeof groups;

export const goesInWords: Readonly<Record<RetentionRule['goes'], string>> = {
  'two people': 'One person proposes, another agrees',
  'by itself': 'By itself, within hours',
  stays: 'It does not go',
  outside: 'By whoever runs Alongside',
};

export const isSpan = (length: Length): length is Span => typeof length !== 'string';

const unitIn = ({ count, unit }: Span): string =>
  count === 1 ? `1 ${unit.slice(0, -1)}` : `${count} ${unit}`;

/** How long something is kept, as a person would say it. */
export function lengthInWords({ from: since }: Pick<RetentionRule, 'from'>, length: Length): string {
  if (isSpan(length)) return `${unitIn(length)} after ${from[since]}`;
  return {
    'with the file': 'As long as the SEN file',
    'until decided': 'Until the school decides',
    'for good': 'It stays',
    outside: 'As whoever runs Alongside sets it',
  }[length];
}

/** The first day on which something that is kept for a span from a day is not kept any more. */
export function goesOn(day: string, { count, unit }: Span): string {
  return unit === 'years'
    ? addYears(day, count)
    : unit === 'months'
      ? addMonths(day, count)
      : addDays(day, count);
}

/** What began before this day has been kept for the whole span today. */
export const keptSince = (today: string, { count, unit }: Span): string =>
  goesOn(today, { count: -count, unit });

/** What the school chose last: the number, or what an empty answer means. What is no answer (any more) counts as none. */
export function lengthChosen(rule: RetentionRule, chosen: number | null | undefined): Length {
  const { change, start } = rule;
  if (chosen === undefined || 'not' in change) return start;
  if (chosen === null) return change.or ?? start;
  return chosen >= change.least && chosen <= change.most ? { count: chosen, unit: change.unit } : start;
}
