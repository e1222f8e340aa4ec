import { itemsOf, type Answers } from '../../basics/answers.ts';
import { formatDate, isIsoDate } from '../../basics/dates.ts';
import type { DocumentKind, Line, Section } from '../documents/rules.ts';
import { allFields } from './hold/forms.ts';
import { nextSteps } from './next-steps.ts';
import { outcomeResults } from './outcomes.ts';
import { nextStepWords, provisionDecisions, resultWords } from './shape.ts';

/** Every question of a review, in reading order: one place for the form's labels and for versions. */
export const meetingLabels = {
  meetingOn: 'When did you meet?',
  parentsPart: 'Did the parents take part?',
  parentsPresent: 'Which parents?',
  parentsAbsent: 'Why not, and what was tried?',
  childPart: 'How did the child take part?',
  others: 'Who else was there?',
} as const;

export const sideLabels = {
  working: 'What is working?',
  notWorking: 'What is not working?',
} as const;

export const resultLabels = {
  statement: 'What we hoped would be different',
  baseline: 'Where the child was',
  target: 'What we hoped to see',
  tool: 'How it was measured then',
  exitValue: 'Where is the child now?',
  exitTool: 'How was it measured this time?',
  result: 'What came of it?',
  evidence: 'What shows it?',
} as const;

export const decisionLabels = {
  what: 'What was done',
  decision: 'What happens to it?',
  why: 'Why?',
} as const;

export const actionLabels = {
  what: 'What is to be done?',
  staffId: 'Who does it?',
  who: 'Or somebody who does not work here',
  dueOn: 'By when?',
} as const;

export const nextLabels = {
  nextStep: 'What is the next step?',
  nextStepWhy: 'Why?',
  specialist: 'Whom do you ask, and about what?',
} as const;

const viewsLabels: readonly [field: string, label: string][] = [
  ['working.parents', 'The parents: what is working?'],
  ['notWorking.parents', 'The parents: what is not working?'],
  ['parentsViews.text', 'The parents: what would they like next?'],
  ['parentsViews.reason', 'Why there are no views of the parents yet'],
  ['parentsViews.tryOn', 'When the parents are asked again'],
  ['working.child', 'The child: what is working?'],
  ['notWorking.child', 'The child: what is not working?'],
  ['childsViews.text', 'The child: what would they like next?'],
  ['childsViews.reason', 'Why there are no views of the child yet'],
  ['childsViews.tryOn', 'When the child is asked again'],
  ['working.school', 'The school: what is working?'],
  ['notWorking.school', 'The school: what is not working?'],
];

const nextStepLabel = (code: string): string =>
  nextSteps.find(({ id }) => id === nextStepWords[code as keyof typeof nextStepWords])?.label ?? code;

const readable: Record<string, (value: string) => string> = {
  parentsPart: (value) => (value === 'took part' ? 'Yes' : 'No'),
  result: (value) =>
    outcomeResults.find(({ id }) => id === resultWords[value as keyof typeof resultWords])?.label ?? value,
  decision: (value) => provisionDecisions.find(({ id }) => id === value)?.label ?? value,
  nextStep: nextStepLabel,
};

export const reviewKind: DocumentKind = {
  name: 'review',
  title: 'Review',
  may: 'hold a review',
  fields: allFields,
  sections: (answers) => [
    { heading: 'The meeting', lines: linesOf(answers, Object.entries(meetingLabels)) },
    { heading: 'What works, and what does not', lines: linesOf(answers, viewsLabels) },
    ...unfolded(answers, 'result', 'Outcome', resultLabels),
    ...unfolded(answers, 'decision', 'Support', decisionLabels),
    ...unfolded(answers, 'action', 'Action', {
      what: actionLabels.what,
      who: 'Who does it?',
      dueOn: actionLabels.dueOn,
    }),
    { heading: 'The next step', lines: linesOf(answers, Object.entries(nextLabels)) },
  ],
};

function unfolded(
  answers: Answers,
  list: string,
  heading: string,
  labels: Record<string, string>,
): Section[] {
  return itemsOf(answers, list).map(({ id }, at) => ({
    heading: `${heading} ${at + 1}`,
    lines: Object.entries(labels).map(([field, label]) =>
      line(answers, `${list}.${id}.${field}`, field, label),
    ),
  }));
}

const linesOf = (answers: Answers, labels: readonly (readonly [string, string])[]): Line[] =>
  labels.map(([field, label]) => line(answers, field, field, label));

function line(answers: Answers, field: string, kind: string, label: string): Line {
  const value = answers[field] ?? '';
  const text = isIsoDate(value) ? formatDate(value) : (readable[kind]?.(value) ?? value);
  return { field, label, text: value ? text : '' };
}
