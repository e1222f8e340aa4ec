import { reading, textOf, type FormValues } from '../../../basics/form-values.ts';
import type { RetentionRule } from './rules/lengths.ts';

/** A new length for a rule, with why. Nothing typed means what the rule says without a number, where it may. */
export function readLength(values: FormValues, { change }: RetentionRule) {
  const form = reading(values);
  if ('not' in change) {
    form.wrong('length', change.not);
    return { length: null, reason: '', errors: form.errors, isRight: false };
  }
  const { least, most, unit } = change;
  const isEmpty = textOf(values, 'length') === '' && change.or !== undefined;
  const length = isEmpty ? null : form.whole('length', `the number of ${unit}`, { least, most });
  const reason = form.text('reason', {
    missing: 'Say why, and who decided it',
    longest: 1_000,
  });
  return { length, reason, errors: form.errors, isRight: form.isRight };
}
