import { addDays, formatRange } from './dates.ts';

/**
 * A fact that starts and may end. `from` is the first day on which it holds; `until` is the first day on which it no longer
 * does (half open). So periods that touch leave no gap, and a period closed on the day it began is empty.
 */
export type Period = { readonly from: string; readonly until?: string };

export function contains(period: Period, date: string): boolean {
  return period.from <= date && (period.until === undefined || date < period.until);
}

export function isEmpty(period: Period): boolean {
  return period.until !== undefined && period.until <= period.from;
}

/** Do the two share at least one day? */
export function overlaps(a: Period, b: Period): boolean {
  if (isEmpty(a) || isEmpty(b)) return false;
  return (b.until === undefined || a.from < b.until) && (a.until === undefined || b.from < a.until);
}

/** The days that both hold, or undefined if there are none. */
export function intersection(a: Period, b: Period): Period | undefined {
  if (!overlaps(a, b)) return undefined;
  const from = a.from > b.from ? a.from : b.from;
  const until = earlier(a.until, b.until);
  return until === undefined ? { from } : { from, until };
}

/** The one that holds on the date, if any (the latest begun, should records overlap). */
export function current<P extends Period>(periods: readonly P[], date: string): P | undefined {
  return inOrder(periods).findLast((period) => contains(period, date));
}

export function isOpen(period: Period): boolean {
  return period.until === undefined;
}

/** The period, ended: `until` is the first day on which it no longer holds. One that has ended keeps its earlier end. */
export function close<P extends Period>(period: P, until: string): P {
  const end = until < period.from ? period.from : until;
  return { ...period, until: earlier(period.until, end) ?? end };
}

/** The history with a new fact: what was open ends on the day the new one begins, so there is neither gap nor overlap. */
export function follow<P extends Period>(history: readonly P[], next: P): P[] {
  const kept = inOrder(history)
    .filter((period) => period.from < next.from)
    .map((period) => (overlaps(period, next) ? close(period, next.from) : period));
  return [...kept, next];
}

/** Does no day belong to two of them? */
export function isWithoutOverlaps(periods: readonly Period[]): boolean {
  const ordered = inOrder(periods.filter((period) => !isEmpty(period)));
  return ordered.every((period, at) => at === 0 || !overlaps(ordered[at - 1]!, period));
}

/** Does each begin on the day the one before it ends? */
export function isWithoutGaps(periods: readonly Period[]): boolean {
  const ordered = inOrder(periods.filter((period) => !isEmpty(period)));
  return ordered.every((period, at) => {
    const before = ordered[at - 1];
    return before === undefined || before.until === undefined || before.until >= period.from;
  });
}

/** Earliest first. */
export function inOrder<P extends Period>(periods: readonly P[]): P[] {
  return [...periods].sort((a, b) =>
    a.from === b.from ? compareEnds(a.until, b.until) : a.from < b.from ? -1 : 1,
  );
}

/** The last day on which it holds, or undefined while it is open. */
export function lastDayOf(period: Period): string | undefined {
  return period.until === undefined ? undefined : addDays(period.until, -1);
}

/** 'since 3 September 2026' or '3 September to 14 December 2026' (both days in). */
export function formatPeriod(period: Period): string {
  const last = lastDayOf(period);
  return last === undefined
    ? formatRange(period.from)
    : formatRange(period.from, last < period.from ? period.from : last);
}

function earlier(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a < b ? a : b;
}

function compareEnds(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0;
  if (a === undefined) return 1;
  return b === undefined || a < b ? -1 : 1;
}
