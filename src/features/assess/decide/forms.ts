import type { FormState } from '../../../basics/form-state.ts';
import { reading, type FormValues } from '../../../basics/form-values.ts';
import { choices, type Choice } from './rules.ts';

export interface Decided {
  readonly kind: Choice;
  readonly reasons: string;
  readonly decidedBy: string;
  readonly decidedOn: string;
  readonly parentsConsulted: string;
  readonly childConsulted: string;
}

export function readDecision(
  values: FormValues,
  today: string,
): { ok: true; decided: Decided } | { ok: false; form: FormState } {
  const form = reading(values);
  const decided: Decided = {
    kind: form.choice('kind', Object.keys(choices) as Choice[], 'Choose what you decide'),
    reasons: form.text('reasons', { missing: 'Write why' }),
    decidedBy: form.text('decidedBy', { missing: 'Enter who decided' }),
    decidedOn: form.day('decidedOn', 'the day you decided', { latest: today }),
    parentsConsulted: form.text('parentsConsulted', { missing: 'Write how the parents took part' }),
    childConsulted: form.text('childConsulted', { missing: 'Write how the child took part' }),
  };
  return form.isRight
    ? { ok: true, decided }
    : { ok: false, form: { answers: { ...values }, errors: form.errors } };
}
