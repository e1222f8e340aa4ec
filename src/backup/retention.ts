import { dayIn, mondayOf } from '../basics/dates.ts';

/** How many days, weeks and months keep a backup: counted from the newest back, and only where there is one. */
export interface Keep {
  readonly days: number;
  readonly weeks: number;
  readonly months: number;
}

/** A backup of every night, and half a day for a machine that was off. */
const lateAfter = 36 * 3_600_000;

/**
 * Of backups made at these instants, those to keep: the newest of each of the newest days, weeks and months that have one. The
 * newest of all is always among them, so the only one is too. Days without a backup do not count: a machine that was off for a
 * year keeps what it had.
 */
export function whichToKeep(made: readonly string[], { days, weeks, months }: Keep): ReadonlySet<string> {
  const newestFirst = made.toSorted().toReversed();
  return new Set([
    ...newestFirst.slice(0, 1),
    ...newestOfEach(newestFirst, dayIn, days),
    ...newestOfEach(newestFirst, weekOf, weeks),
    ...newestOfEach(newestFirst, monthOf, months),
  ]);
}

/** Whether whoever looks after this place should be told that the newest backup is too old, or that there is none. */
export const isLate = (newest: string | undefined, now: string): boolean =>
  newest === undefined || Date.parse(now) - Date.parse(newest) > lateAfter;

function newestOfEach(
  newestFirst: readonly string[],
  spanOf: (instant: string) => string,
  count: number,
): string[] {
  const spans = new Map<string, string>();
  for (const instant of newestFirst) {
    const span = spanOf(instant);
    if (!spans.has(span)) spans.set(span, instant);
  }
  return [...spans.values()].slice(0, count);
}

const monthOf = (instant: string): string => instant.slice(0, 7);

const weekOf = (instant: string): string => mondayOf(dayIn(instant));
