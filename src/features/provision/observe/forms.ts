import { audienceIn, type KeptAudience } from '../../../basics/audience.ts';
import { addDays } from '../../../basics/dates.ts';
import { reading, type FormValues } from '../../../basics/form-values.ts';
import { otherPlace, places } from './rules.ts';

export interface ObservationRead {
  readonly pupilId: string;
  readonly on: string;
  readonly at: string;
  readonly place: string;
  readonly words: string;
  readonly audience: KeptAudience;
  readonly errors: Record<string, string>;
}

/** An observation of one of these children, today or yesterday. */
export function readObservation(
  values: FormValues,
  children: readonly { id: string }[],
  today: string,
  clock: string,
): ObservationRead {
  const form = reading(values);
  const pupilId = form.choice(
    'pupil',
    children.map(({ id }) => id),
    'Choose the child',
  );
  const on =
    form.choice('on', ['today', 'yesterday'], 'Choose the day') === 'yesterday' ? addDays(today, -1) : today;
  const at = form.time('at', 'Enter the time');
  if (on === today && at > clock) form.wrong('at', 'Enter a time that has passed, or choose yesterday');
  const chosen = form.choice('place', [...places, otherPlace], 'Choose where it was');
  const other =
    chosen === otherPlace ? form.text('otherPlace', { missing: 'Say where it was', longest: 80 }) : '';
  const words = form.text('words', { missing: 'Write what you saw', longest: 4000 });
  const audience = audienceIn(form, 'observation');
  return { pupilId, on, at, place: other || chosen, words, audience, errors: form.errors };
}
