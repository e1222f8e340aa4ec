import { entryKind, type Audience, type EntryKindName } from '../../../basics/audience.ts';
import { reading, type FormValues } from '../../../basics/form-values.ts';

/** Who an entry is to be for, and why; with what to put right otherwise. */
export function readDecision(values: FormValues, kind: EntryKindName) {
  const form = reading(values);
  const audience: Audience = form.choice('audience', entryKind(kind).mayBe, 'Choose who may see this');
  const reason = form.text('reason', { missing: 'Say why, in a sentence', longest: 1_000 });
  return { isRight: form.isRight, errors: form.errors, audience, reason };
}
