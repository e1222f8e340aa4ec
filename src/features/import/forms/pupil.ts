import type { FormState } from '../../../basics/form-state.ts';
import { dayOf, reading, textOf } from '../../../basics/form-values.ts';
import type { FormValues } from '../../../basics/form-values.ts';
import { yearGroups } from '../../../basics/year-group.ts';
import type { RowValues } from '../rules/headings/recognise.ts';
import { judgePupils } from '../rules/judge/pupils.ts';
import type { PupilFacts, PupilOnRoll } from '../rules/judge/pupil-facts.ts';
import type { Reason } from '../rules/judge/verdict.ts';

export interface NewPupil {
  form: FormState;
  /** What to record, when nothing stands in the way. */
  facts: PupilFacts | undefined;
  /** What a person should look at before the child is added all the same. */
  doubts: Reason[];
  /** Children on the register who may be the same. */
  alike: string[];
}

const names = [
  'forename',
  'surname',
  'knownAs',
  'upn',
  'sex',
  'yearGroup',
  'className',
  'firstLanguage',
  'contactName',
  'relation',
  'email',
  'phone',
  'pr',
] as const;

/** Takes the form that adds one pupil, judged exactly as a row of a list: whoever may be on the register already is asked about. */
export function readPupilForm(values: FormValues, roll: readonly PupilOnRoll[], today: string): NewPupil {
  const read = reading(values);
  const forename = read.text('forename', { missing: 'Enter the forename', longest: 100 });
  const surname = read.text('surname', { missing: 'Enter the surname', longest: 100 });
  const born = read.day('born', 'the date of birth', { latest: today });
  const yearGroup = read.choice('yearGroup', yearGroups, 'Choose the year group');
  const entered = read.day('entered', 'the day the child joined the school', { optional: true });
  const contactName = read.text('contactName', { longest: 200 });
  const email = read.text('email', { longest: 200 });
  if ((email || textOf(values, 'phone')) && !contactName)
    read.wrong('contactName', 'Enter the name of the parent or carer');
  if (email && !/^[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+$/.test(email)) {
    read.wrong('email', 'Enter an e-mail address like name@example.org');
  }
  const row: RowValues = keepFilled({
    forename,
    surname,
    preferredForename: read.text('knownAs', { longest: 100 }),
    upn: read.text('upn', { longest: 30 }),
    sex: textOf(values, 'sex'),
    dateOfBirth: born,
    yearGroup,
    className: read.text('className', { longest: 60 }),
    firstLanguage: read.text('firstLanguage', { longest: 60 }),
    enteredOn: entered,
    'contact1.name': contactName,
    'contact1.relation': read.text('relation', { longest: 60 }),
    'contact1.email': email,
    'contact1.phone': read.text('phone', { longest: 40 }),
    'contact1.parentalResponsibility': textOf(values, 'pr'),
  });
  const answers: FormState['answers'] = Object.fromEntries(names.map((name) => [name, textOf(values, name)]));
  for (const date of ['born', 'entered']) {
    for (const part of ['day', 'month', 'year'])
      answers[`${date}-${part}`] = textOf(values, `${date}-${part}`);
    const whole = dayOf(values, date);
    if (whole) answers[date] = whole;
  }
  if (!read.isRight)
    return { form: { answers, errors: read.errors }, facts: undefined, doubts: [], alike: [] };

  const verdict = judgePupils([{ line: 1, values: row }], { roll, today, starting: false }).verdicts[0]!;
  if (verdict.verdict === 'new')
    return { form: { answers, errors: {} }, facts: verdict.facts, doubts: [], alike: [] };
  if (verdict.verdict !== 'doubtful') {
    const errors = { surname: 'This child is on the register already. Open their page instead' };
    return { form: { answers, errors }, facts: undefined, doubts: [], alike: [verdict.id] };
  }
  const { reasons, choices } = verdict;
  const upnReason = reasons.find(({ code }) => code === 'bad-upn');
  const errors: Record<string, string> = {};
  if (upnReason) errors['upn'] = `Check the UPN, or leave it empty. ${upnReason.text}`;
  const add = choices.find((choice) => choice.act === 'add');
  if (textOf(values, 'sure') !== 'yes')
    errors['sure'] = 'Look at what is unusual, and tick the box if the child should be added all the same';
  return {
    form: { answers, errors: upnReason ? { upn: errors['upn']! } : errors },
    facts: Object.keys(errors).length === 0 && add ? add.facts : undefined,
    doubts: upnReason ? [] : reasons,
    alike: choices.flatMap((choice) => (choice.act === 'same' ? [choice.id] : [])),
  };
}

function keepFilled(values: RowValues): RowValues {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
}
