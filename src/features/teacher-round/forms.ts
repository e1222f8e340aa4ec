import type { FormState } from '../../basics/form-state.ts';
import { reading, type FormValues } from '../../basics/form-values.ts';

export interface Answered {
  readonly goingWell: string;
  readonly difficult: string;
  readonly helps: string;
}

/** Three boxes, of which one is enough. */
export function readAnswer(
  values: FormValues,
): { ok: true; answer: Answered } | { ok: false; form: FormState } {
  const form = reading(values);
  const answer = {
    goingWell: form.text('goingWell'),
    difficult: form.text('difficult'),
    helps: form.text('helps'),
  };
  if (!answer.goingWell && !answer.difficult && !answer.helps)
    form.wrong('goingWell', 'Write a few words in at least one of the boxes');
  return form.isRight
    ? { ok: true, answer }
    : { ok: false, form: { answers: { ...values }, errors: form.errors } };
}
