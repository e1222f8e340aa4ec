import { reading, type FormValues } from '../../../basics/form-values.ts';
import type { SenStatus } from '../../../basics/needs.ts';
import type { HandMove } from './rules.ts';

export interface MoveForm {
  readonly move: HandMove;
  readonly on: string;
  readonly why: string;
}

/** Reads what the SENCO records by hand: what, from when, and why or how we know. */
export function readMove(values: FormValues, moves: readonly HandMove[], today: string) {
  const form = reading(values);
  const move = form.choice('move', moves, 'Choose what to record');
  const on = form.day('on', 'the date', { latest: today });
  const why = form.text('why', { missing: 'Say why, or how we know', longest: 1000 });
  return { isRight: form.isRight, errors: form.errors, value: { move, on, why } satisfies MoveForm };
}

export interface CorrectionForm {
  readonly because: string;
  readonly instead: 'other' | 'nothing';
  readonly status: SenStatus;
  readonly from: string;
  readonly until: string;
}

/** Reads a correction: why the entry was wrong, and what is right in its place, if anything. */
export function readCorrection(values: FormValues, today: string) {
  const form = reading(values);
  const because = form.text('because', { missing: 'Say why the entry is wrong', longest: 1000 });
  const instead = form.choice('instead', ['other', 'nothing'], 'Choose what is right instead');
  let right = { status: 'watched' as SenStatus, from: '', until: '' };
  if (instead === 'other') {
    right = {
      status: form.choice('status', ['watched', 'K', 'E'], 'Choose what the child was recorded as'),
      from: form.day('from', 'the first day', { latest: today }),
      until: form.day('until', 'the day it ended', { optional: true, latest: today }),
    };
  }
  return {
    isRight: form.isRight,
    errors: form.errors,
    value: { because, instead, ...right } satisfies CorrectionForm,
  };
}
