import { reading, textOf, type FormValues } from '../../../../basics/form-values.ts';
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

/** What a second person may answer to one entry; none yet is an answer too. */
const answers = ['agree', 'back'] as const;

/** Reads a second person's answers: agreed to these, and sent those back with why. Whoever answered none has to answer one. */
export function readSecond(values: FormValues, waiting: readonly string[]) {
  const form = reading(values);
  const agreed: string[] = [];
  const back: { readonly id: string; readonly why: string }[] = [];
  for (const id of waiting) {
    const answer = form.optionalChoice(`answer-${id}`, answers);
    if (answer === 'agree') agreed.push(id);
    if (answer !== 'back') continue;
    const why = form.text(`why-${id}`, { missing: 'Say what should be decided otherwise', longest: 1_000 });
    back.push({ id, why });
  }
  const [first] = waiting;
  if (!first) form.wrong('answer', 'Nothing of this waits for your answer');
  else if (!agreed.length && !back.length)
    form.wrong(`answer-${first}`, 'Answer at least one: agree to it, or send it back');
  return { back, agreed, errors: form.errors, isRight: form.isRight };
}
