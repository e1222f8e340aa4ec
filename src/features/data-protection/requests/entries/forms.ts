import { listOf, reading, textOf, type FormValues } from '../../../../basics/form-values.ts';
import { grounds, wordsNotIn, type Entry, type Ground, type NewDecision } from './rules.ts';

const groundIds = Object.keys(grounds) as Ground[];

/** Reads what is decided of one entry. Words to leave out have to stand in it, one piece on each line. */
export function readDecision(values: FormValues, entry: Pick<Entry, 'lines'>) {
  const form = reading(values);
  const decision = form.choice(
    'decision',
    ['include', 'withhold', 'part'],
    'Choose whether this entry is given whole, in part, or left out',
  );
  if (decision === 'include')
    return { value: { decision } as NewDecision, errors: form.errors, isRight: true };
  const reason = form.choice(
    decision === 'part' ? 'partReason' : 'reason',
    groundIds,
    'Choose why: nothing may be left out for another reason',
  );
  const words = textOf(values, 'words')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  if (decision === 'part') {
    const missing = wordsNotIn(entry, words);
    if (!words.length)
      form.wrong('words', 'Copy the words to leave out from the entry, one piece on each line');
    if (missing.length)
      form.wrong(
        'words',
        `These words do not stand in the entry: “${missing[0]!.slice(0, 80)}”. Copy them exactly`,
      );
  }
  const value: NewDecision =
    decision === 'part' ? { decision, reason, words } : { decision: 'withhold', reason };
  return { value, errors: form.errors, isRight: form.isRight };
}

/** Reads a second person's answer: agreed to these, or sent one back with why. */
export function readSecond(values: FormValues, waiting: readonly string[]) {
  const form = reading(values);
  const back = textOf(values, 'back');
  if (back) {
    const why = form.text(`why-${back}`, { missing: 'Say what should be decided otherwise', longest: 1_000 });
    return { back, why, agreed: [], errors: form.errors, isRight: form.isRight };
  }
  const agreed = listOf(values, 'agree').filter((id) => waiting.includes(id));
  if (!agreed.length) form.wrong('agree', 'Tick the entries whose leaving out you agree to');
  return { back: undefined, why: '', agreed, errors: form.errors, isRight: form.isRight };
}
