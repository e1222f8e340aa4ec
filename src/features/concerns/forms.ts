import { audienceIn, type KeptAudience } from '../../basics/audience.ts';
import type { FormState } from '../../basics/form-state.ts';
import { reading, type FormValues } from '../../basics/form-values.ts';
import { areasOfNeed, type AreaOfNeed } from '../../basics/needs.ts';
import { closings, type Closing } from './rules.ts';

const areaIds = areasOfNeed.map(({ id }) => id);

/** What was sent, or what to put right with everything that was typed. */
export type Read<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly form: FormState };

export interface StaffConcern {
  readonly words: string;
  readonly areas: readonly AreaOfNeed[];
  readonly audience: KeptAudience;
}

export function readStaffConcern(values: FormValues): Read<StaffConcern> {
  const form = reading(values);
  const words = form.text('words', { missing: 'Write what you have noticed' });
  const areas = form.many('areas', areaIds);
  const audience = audienceIn(form, 'concern');
  return form.isRight ? { ok: true, value: { words, areas, audience } } : wrong(values, form.errors);
}

export interface ParentConcern {
  /** Empty: somebody who is not on the child's list. */
  readonly contactId: string;
  readonly words: string;
  readonly noticed: string;
  readonly raisedOn: string;
  readonly audience: KeptAudience;
}

/** `contacts` are the ids of the parents to choose from. */
export function readParentConcern(
  values: FormValues,
  contacts: readonly string[],
  today: string,
): Read<ParentConcern> {
  const form = reading(values);
  const who = form.choice('who', [...contacts, 'other'], 'Choose who told you');
  const words = form.text('words', { missing: 'Write down what they said, in their own words' });
  const noticed = form.text('noticed');
  const raisedOn = form.day('raisedOn', 'the day they told you', {
    latest: today,
    earliest: `${Number(today.slice(0, 4)) - 1}-01-01`,
  });
  const audience = audienceIn(form, 'concern');
  if (!form.isRight) return wrong(values, form.errors);
  return { ok: true, value: { contactId: who === 'other' ? '' : who, words, noticed, raisedOn, audience } };
}

export interface Reply {
  readonly reply: string;
  readonly asLetter: boolean;
}

export function readReply(values: FormValues): Read<Reply> {
  const form = reading(values);
  const reply = form.text('reply', { missing: 'Write the answer' });
  const asLetter = form.many('letter', ['yes'] as const).length > 0;
  return form.isRight ? { ok: true, value: { reply, asLetter } } : wrong(values, form.errors);
}

export interface Close {
  readonly closing: Closing;
  readonly why: string;
}

export function readClose(values: FormValues): Read<Close> {
  const form = reading(values);
  const closing = form.choice('closing', Object.keys(closings) as Closing[], 'Choose what happens next');
  const why = form.text('why', { missing: 'Write why, in a sentence' });
  return form.isRight ? { ok: true, value: { closing, why } } : wrong(values, form.errors);
}

const wrong = (answers: FormValues, errors: Record<string, string>): { ok: false; form: FormState } => ({
  ok: false,
  form: { answers: { ...answers }, errors },
});
