import { reading, type FormValues } from '../../../basics/form-values.ts';
import { addYears } from '../../../basics/dates.ts';
import { askers, endings, requestKinds, stepsOpen, ways, type Clocked, type RequestKind } from './rules.ts';

const keysOf = <T extends object>(value: T) => Object.keys(value) as (keyof T & string)[];

/** Reads a request for a copy as it was received. */
export function readRequest(values: FormValues, today: string) {
  const form = reading(values);
  const kind: RequestKind = form.choice('kind', keysOf(requestKinds), 'Choose what is asked for');
  const askedAs = form.choice('askedAs', keysOf(askers), 'Choose who asks');
  if (kind === 'educational-record' && askedAs === 'child')
    form.wrong(
      'askedAs',
      'The educational record is a parent’s right: choose who asks, or a subject access request',
    );
  const value = {
    kind,
    askedAs,
    askedBy: form.text('askedBy', { missing: 'Enter the name of the person who asks', longest: 200 }),
    receivedOn: form.day('receivedOn', 'the day on which it was received', {
      earliest: addYears(today, -3),
      latest: today,
    }),
    way: form.choice('way', keysOf(ways), 'Choose how it was received'),
    words: form.text('words', { longest: 5_000 }) || null,
    authority: form.text('authority', { longest: 1_000 }) || null,
  };
  return { value, errors: form.errors, isRight: form.isRight };
}

/** Reads what happens to the time there is. Another date wants the date; everything wants a reason. */
export function readStep(values: FormValues, request: Clocked, today: string) {
  const form = reading(values);
  const kind = form.choice('step', stepsOpen(request), 'Choose what happens');
  const due = kind === 'date-set' ? form.day('dueOn', 'the new date', { earliest: request.receivedOn }) : '';
  const value = {
    kind,
    onDay: form.day('onDay', 'the day of this', { earliest: request.receivedOn, latest: today }),
    dueOn: due || null,
    reason: form.text('reason', { missing: 'Say why, and who decided it', longest: 1_000 }),
  };
  return { value, errors: form.errors, isRight: form.isRight };
}

/** Reads how a request ended. */
export function readEnding(values: FormValues, receivedOn: string, today: string) {
  const form = reading(values);
  const how = form.choice('how', keysOf(endings), 'Choose how it ended');
  const value = {
    how,
    on: form.day('endedOn', 'the day on which it ended', { earliest: receivedOn, latest: today }),
    note: form.text('note', {
      ...(how === 'refused'
        ? { missing: 'Say why, and what the person was told of their right to complain' }
        : {}),
      longest: 1_000,
    }),
  };
  return { value, errors: form.errors, isRight: form.isRight };
}
