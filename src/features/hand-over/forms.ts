import { isIsoDate } from '../../basics/dates.ts';
import { reading, textOf, type FormValues } from '../../basics/form-values.ts';
import { reasons, type Reason } from './rules.ts';

/** Where the child goes, why and when, and with what the file is locked; empty is open. */
export function readGoing(values: FormValues) {
  const form = reading(values);
  const going = {
    to: form.text('to', { missing: 'Enter the name of the school that the child goes to', longest: 200 }),
    reason: form.choice('reason', Object.keys(reasons) as Reason[], 'Choose why the file goes there'),
    leftOn: form.day('leftOn', 'the child’s last day at this school'),
    passphrase: textOf(values, 'passphrase').trim(),
  };
  if (going.passphrase && going.passphrase.length < 12)
    form.wrong('passphrase', 'Use at least 12 characters, or clear this to leave the file open');
  return { going, errors: form.errors, isRight: form.isRight };
}

/** Whom the file is about here: one of these children, or 'new'. */
export function readInto(values: FormValues, offered: readonly string[]) {
  const form = reading(values);
  const into = form.choice('into', [...offered, 'new'], 'Choose whether this is a child you have already');
  return { into, errors: form.errors, isRight: form.isRight };
}

/** Whether a file says of itself what taking it in needs. */
export const saysEnough = ({ from, leftOn, reason }: Readonly<Record<string, string>>): boolean =>
  Boolean(from) && isIsoDate(leftOn ?? '') && Object.hasOwn(reasons, reason ?? '');
