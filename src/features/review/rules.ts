import { addDays, daysBetween, formatDate, isIsoDate, mondayOf } from '../../basics/dates.ts';

export * from './completeness.ts';
export * from './meetings.ts';
export * from './next-plan.ts';
export * from './next-steps.ts';
export * from './outcomes.ts';
export * from './shape.ts';

/** A date given to a review. The first is set with the plan; each later one says why it moved. The latest given is the one that holds. */
export type ReviewDate = { readonly reviewOn: string; readonly setOn: string; readonly reason?: string };

export type ReviewState = 'none' | 'later' | 'soon' | 'this week' | 'overdue';

/** days: until it is due; negative for days overdue. */
export type ReviewClock = {
  readonly state: ReviewState;
  readonly dueOn: string | undefined;
  readonly days: number;
  readonly timesMoved: number;
};

/** Days ahead from which a review counts as soon: practice, set by the school. */
export const usualSoonDays = 21;

/** Where a review stands (the plan sets a clear date for it, Code 6.48). Dates are in the order in which they were given. */
export function reviewClock(
  dates: readonly ReviewDate[],
  today: string,
  soonDays = usualSoonDays,
): ReviewClock {
  const dueOn = dates.at(-1)?.reviewOn;
  if (dueOn === undefined) return { state: 'none', dueOn, days: 0, timesMoved: 0 };
  const days = daysBetween(today, dueOn);
  return { state: stateOf(dueOn, days, today, soonDays), dueOn, days, timesMoved: dates.length - 1 };
}

/** A review date moves, with a reason; it never vanishes. */
export function moveReview(
  dates: readonly ReviewDate[],
  to: string,
  reason: string,
  today: string,
):
  | { readonly ok: true; readonly dates: ReviewDate[] }
  | { readonly ok: false; readonly field: 'reviewOn' | 'reason'; readonly reason: string } {
  if (!isIsoDate(to)) return { ok: false, field: 'reviewOn', reason: 'Enter the new date of the review' };
  if (to < today) return { ok: false, field: 'reviewOn', reason: 'Enter a date that is today or later' };
  if (to === dates.at(-1)?.reviewOn) {
    return {
      ok: false,
      field: 'reviewOn',
      reason: `The review is already on ${formatDate(to)}; enter another date`,
    };
  }
  if (dates.length > 0 && !reason.trim()) {
    return { ok: false, field: 'reason', reason: 'Say why the review moves' };
  }
  const given = reason.trim()
    ? { reviewOn: to, setOn: today, reason: reason.trim() }
    : { reviewOn: to, setOn: today };
  return { ok: true, dates: [...dates, given] };
}

/** 'Due on 12 February 2027, in 3 weeks' for people. */
export function reviewInWords(clock: ReviewClock): string {
  if (clock.dueOn === undefined) return 'No review date';
  const on = formatDate(clock.dueOn);
  if (clock.state === 'overdue') return `Was due on ${on}, ${count(-clock.days, 'day')} ago`;
  if (clock.days === 0) return `Due today, ${on}`;
  return `Due on ${on}, in ${clock.days < 14 ? count(clock.days, 'day') : count(Math.round(clock.days / 7), 'week')}`;
}

function stateOf(dueOn: string, days: number, today: string, soonDays: number): ReviewState {
  if (days < 0) return 'overdue';
  if (dueOn < addDays(mondayOf(today), 7)) return 'this week';
  return days <= soonDays ? 'soon' : 'later';
}

function count(number: number, unit: string): string {
  return `${number} ${unit}${number === 1 ? '' : 's'}`;
}
