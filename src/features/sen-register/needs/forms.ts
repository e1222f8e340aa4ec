import { audienceIn } from '../../../basics/audience.ts';
import { reading, type FormValues } from '../../../basics/form-values.ts';
import { labelOfNeed, needTypes } from '../../../basics/needs.ts';
import { problemsOfRanks, type NeedRecord } from '../history/rules.ts';

/** Reads ranks and endings of the needs held, and one need more. */
export function readNeeds(values: FormValues, held: readonly NeedRecord[]) {
  const form = reading(values);
  const changes = new Map<string, { rank: number; ends: boolean }>();
  for (const need of held) {
    const ends = form.optionalChoice(`ends-${need.id}`, ['yes']) === 'yes';
    const name = labelOfNeed(need.code);
    const rank = ends
      ? need.rank
      : form.whole(`rank-${need.id}`, `the rank of ${name}`, { least: 1, most: 99 });
    changes.set(need.id, { rank: rank ?? need.rank, ends });
  }
  const lasting = held.filter(({ id }) => !changes.get(id)!.ends);
  const ranks = lasting.map(({ id, code }) => ({ id, code, rank: changes.get(id)!.rank }));
  for (const [name, say] of Object.entries(problemsOfRanks(ranks))) form.wrong(name, say);
  const code = form.optionalChoice(
    'need',
    needTypes.map((type) => type.code),
  );
  const evidence = form.text('evidence', {
    longest: 2000,
    ...(code ? { missing: 'Say how we know of this need' } : {}),
  });
  if (!code && evidence) form.wrong('need', 'Choose the need, or empty the box on how we know');
  if (code && lasting.some((need) => need.code === code))
    form.wrong('need', 'This need is recorded already; change its rank instead');
  const last = Math.max(0, ...ranks.map(({ rank }) => rank));
  const added = code && {
    code,
    evidence,
    rank: Math.min(99, last + 1),
    label: labelOfNeed(code),
  };
  return { isRight: form.isRight, errors: form.errors, changes, added };
}

export function readDiagnosis(values: FormValues, today: string) {
  const form = reading(values);
  const value = {
    name: form.text('name', { missing: 'Enter the diagnosis as it was given', longest: 200 }),
    givenBy: form.text('givenBy', { missing: 'Enter who gave it', longest: 200 }),
    givenOn: form.day('givenOn', 'the date of the diagnosis', { optional: true, latest: today }),
    audience: audienceIn(form, 'diagnosis'),
  };
  return { isRight: form.isRight, errors: form.errors, value };
}

export function readStrength(values: FormValues) {
  const form = reading(values);
  const value = {
    words: form.text('words', { missing: 'Enter the strength', longest: 500 }),
    saidBy: form.text('saidBy', { missing: 'Enter who said so', longest: 200 }),
  };
  return { isRight: form.isRight, errors: form.errors, value };
}
