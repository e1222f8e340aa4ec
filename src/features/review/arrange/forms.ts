import type { FormState } from '../../../basics/form-state.ts';
import { reading, type FormValues } from '../../../basics/form-values.ts';
import { moveReview, type ReviewDate } from '../rules.ts';

type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly form: FormState };

export interface MeetingAsked {
  readonly onDay: string;
  readonly startsAt: string;
  readonly minutes: number;
  readonly place: string;
}

export function readMeeting(values: FormValues, today: string): Read<MeetingAsked> {
  const form = reading(values);
  const onDay = form.day('onDay', 'the date of the meeting');
  if (onDay && onDay < today) form.wrong('onDay', 'Enter a date that is today or later');
  const startsAt = form.time('startsAt', 'Enter the time, like 15:30');
  const minutes = form.whole('minutes', 'how many minutes it takes', { least: 5, most: 240 });
  const place = form.text('place', { missing: 'Say where you meet', longest: 200 });
  if (!form.isRight) return wrong(values, form.errors);
  return { ok: true, value: { onDay, startsAt, minutes: minutes!, place } };
}

export interface MoveAsked {
  readonly reviewOn: string;
  readonly reason: string;
}

/** A new date for the review, and why: dates move with a reason, and never vanish. */
export function readMove(values: FormValues, dates: readonly ReviewDate[], today: string): Read<MoveAsked> {
  const form = reading(values);
  const reviewOn = form.day('reviewOn', 'the new date of the review');
  const reason = form.text('reason', { longest: 500 });
  const moved = moveReview(dates, reviewOn || today, reason, today);
  if (!moved.ok && (reviewOn || moved.field === 'reason')) form.wrong(moved.field, moved.reason);
  if (dates.length && !reason) form.wrong('reason', 'Say why the review moves');
  return form.isRight ? { ok: true, value: { reviewOn, reason } } : wrong(values, form.errors);
}

export function readReason(values: FormValues): Read<string> {
  const form = reading(values);
  const reason = form.text('reason', {
    missing: 'Say why the meeting is called off; the parents read it',
    longest: 500,
  });
  return form.isRight ? { ok: true, value: reason } : wrong(values, form.errors);
}

const wrong = (values: FormValues, errors: Record<string, string>) =>
  ({ ok: false, form: { answers: values, errors } }) as const;
