import { audienceIn, type KeptAudience } from '../../basics/audience.ts';
import type { FormState } from '../../basics/form-state.ts';
import { reading, type FormValues } from '../../basics/form-values.ts';
import { waysOfAChild, waysOfAParent, type ViewGiven } from './rules.ts';

export type ViewSaid = Pick<
  ViewGiven,
  'state' | 'words' | 'how' | 'seen' | 'interpreted' | 'reason' | 'nextTryOn' | 'onDay'
> & { readonly audience: KeptAudience };

/** What was said, or why nothing was; with what to put right otherwise. */
export function readView(
  values: FormValues,
  whose: 'parent' | 'child',
  today: string,
): { ok: true; said: ViewSaid } | { ok: false; form: FormState } {
  const form = reading(values);
  const state = form.choice('state', ['given', 'declined', 'none-yet'] as const, 'Choose how it went');
  const given = state === 'given';
  // What somebody saw is asked about a child only.
  const observed = (name: string) => (whose === 'child' ? form.text(name) : '');
  const [words, seen, interpreted] = [form.text('words'), observed('seen'), observed('interpreted')];
  const ways = form.many('how', whose === 'child' ? waysOfAChild : waysOfAParent);
  if (given && !words && !seen)
    form.wrong('words', whose === 'child' ? 'Write what they said, or what you saw' : 'Write what they said');
  if (given && ways.length === 0) form.wrong('how', 'Choose how you asked');
  const onDay = form.day('onDay', 'the day', { latest: today });
  const later = state === 'none-yet';
  const reason = form.text(
    later ? 'reason' : 'declinedReason',
    later ? { missing: 'Write why not yet' } : {},
  );
  const nextTryOn = later ? form.day('nextTryOn', 'the day you ask again', { earliest: today }) : '';
  const audience = audienceIn(form, 'view');
  if (!form.isRight) return { ok: false, form: { answers: { ...values }, errors: form.errors } };
  return {
    ok: true,
    said: {
      state,
      words: given ? words || null : null,
      how: given ? ways.join(', ') : null,
      seen: given ? seen || null : null,
      interpreted: given ? interpreted || null : null,
      reason: given ? null : reason || null,
      nextTryOn: nextTryOn || null,
      onDay,
      audience,
    },
  };
}
