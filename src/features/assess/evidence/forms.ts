import { audienceIn, type KeptAudience } from '../../../basics/audience.ts';
import { reading, textOf, type FormValues } from '../../../basics/form-values.ts';
import { isNeedCode, type NeedCode } from '../../../basics/needs.ts';

/** A record that may stand in the form of a part: nothing typed, something right, or what to put right. */
export type Typed<T> =
  | { readonly state: 'nothing' }
  | { readonly state: 'right'; readonly value: T }
  | { readonly state: 'wrong'; readonly errors: Record<string, string> };

const anyOf = (values: FormValues, names: readonly string[]) =>
  names.some((name) => textOf(values, name) !== '');

export interface NewScore {
  readonly test: string;
  readonly takenOn: string;
  readonly value: number;
  readonly scale: string;
  readonly expected: number | null;
  readonly audience: KeptAudience;
}

export function readScore(values: FormValues, today: string): Typed<NewScore> {
  const parts = ['score-test', 'score-value', 'score-scale', 'score-expected', 'score-takenOn-day'];
  if (!anyOf(values, parts)) return { state: 'nothing' };
  const form = reading(values);
  const test = form.text('score-test', { missing: 'Enter the name of the test' });
  const takenOn = form.day('score-takenOn', 'the day of the test', { latest: today });
  const scale = form.text('score-scale', { missing: 'Enter what the number is, like standardised score' });
  const number = (name: string, missing?: string): number | null => {
    const typed = form.text(name, missing ? { missing } : {}).replace(',', '.');
    if (!typed) return null;
    if (!Number.isFinite(Number(typed))) form.wrong(name, 'Enter a number, like 87 or 6.5');
    return Number(typed);
  };
  const value = number('score-value', 'Enter the result');
  const expected = number('score-expected');
  const audience = audienceIn(form, 'score');
  if (!form.isRight) return { state: 'wrong', errors: form.errors };
  return { state: 'right', value: { test, takenOn, value: value!, scale, expected, audience } };
}

export interface NewAdvice {
  readonly fromName: string;
  readonly profession: string;
  readonly givenOn: string;
  readonly words: string;
  readonly audience: KeptAudience;
}

export function readAdvice(values: FormValues, today: string): Typed<NewAdvice> {
  const parts = ['advice-from', 'advice-profession', 'advice-words', 'advice-givenOn-day'];
  if (!anyOf(values, parts)) return { state: 'nothing' };
  const form = reading(values);
  const fromName = form.text('advice-from', { missing: 'Enter who gave the advice' });
  const profession = form.text('advice-profession', {
    missing: 'Enter what they do, like speech and language therapist',
  });
  const givenOn = form.day('advice-givenOn', 'the day of the advice', { latest: today });
  const words = form.text('advice-words', { missing: 'Enter what they advise' });
  const audience = audienceIn(form, 'advice');
  if (!form.isRight) return { state: 'wrong', errors: form.errors };
  return { state: 'right', value: { fromName, profession, givenOn, words, audience } };
}

export interface NewStrength {
  readonly words: string;
  readonly saidBy: string;
}

export function readStrength(values: FormValues): Typed<NewStrength> {
  if (!anyOf(values, ['strength-words', 'strength-saidBy'])) return { state: 'nothing' };
  const form = reading(values);
  const words = form.text('strength-words', { missing: 'Enter the strength' });
  const saidBy = form.text('strength-saidBy', { missing: 'Enter who says so' });
  return form.isRight
    ? { state: 'right', value: { words, saidBy } }
    : { state: 'wrong', errors: form.errors };
}

export interface NewNeed {
  readonly code: NeedCode;
  readonly evidence: string;
  /** Most significant of all, or after those already named. */
  readonly isFirst: boolean;
}

export function readNeed(values: FormValues): Typed<NewNeed> {
  const form = reading(values);
  const code = textOf(values, 'need-code');
  if (!isNeedCode(code)) form.wrong('need-code', 'Choose the need');
  const evidence = form.text('need-evidence', { missing: 'Enter how you know' });
  const isFirst = form.many('need-first', ['yes'] as const).length > 0;
  if (!form.isRight) return { state: 'wrong', errors: form.errors };
  return { state: 'right', value: { code: code as NeedCode, evidence, isFirst } };
}

export interface NewDiagnosis {
  readonly name: string;
  readonly givenBy: string;
  readonly givenOn: string;
  readonly audience: KeptAudience;
}

export function readDiagnosis(values: FormValues, today: string): Typed<NewDiagnosis> {
  const form = reading(values);
  const name = form.text('diagnosis-name', { missing: 'Enter the diagnosis, as it was given' });
  const givenBy = form.text('diagnosis-by', { missing: 'Enter who gave it' });
  const givenOn = form.day('diagnosis-on', 'the day it was given', { optional: true, latest: today });
  const audience = audienceIn(form, 'diagnosis', 'diagnosis-audience');
  if (!form.isRight) return { state: 'wrong', errors: form.errors };
  return { state: 'right', value: { name, givenBy, givenOn, audience } };
}
