import { itemsOf, type Answers } from '../../basics/answers.ts';
import { formatDate, isIsoDate } from '../../basics/dates.ts';
import { areasOfNeed } from '../../basics/needs.ts';
import { supportKind } from '../../basics/support-kinds.ts';
import type { DocumentKind, Line, Section } from '../documents/rules.ts';
import { fieldsOfOutcome, fieldsOfProvision, fieldsOfTalk, fieldsOfWhole } from './write/forms.ts';

/** Every question of a plan, in reading order: one place for the form's labels and for versions. */
export const outcomeLabels = {
  statement: 'What will be different for the child?',
  childWords: 'The same in the child’s own words',
  area: 'Area of need',
  baseline: 'Where the child is now',
  baselineOn: 'When was that measured?',
  tool: 'How is it measured? The same way at the end as now',
  target: 'What we hope to see',
  targetOn: 'By when?',
  measure: 'Kind of measure',
} as const;

export const provisionLabels = {
  what: 'What is done?',
  additional: 'What is additional to or different from what others of the same age get?',
  kinds: 'What kind of help is it?',
  outcomeIds: 'For which outcomes?',
  groupId: 'In which group?',
  whoName: 'Who gives it?',
  weekdays: 'On which days?',
  startsAt: 'At what time?',
  sessionsPerWeek: 'How many times a week?',
  minutes: 'How many minutes each time?',
  weeks: 'For how many weeks?',
  groupSize: 'With how many children, this one included?',
  place: 'Where?',
  costPence: 'What it costs, in pence',
} as const;

export const wholeLabels = {
  expectedImpact: 'What impact on progress, development or behaviour do we expect?',
  strategies: 'Strategies for every adult who teaches the child, one on each line',
  home: 'What happens at home',
  reviewOn: 'When do we review the plan?',
} as const;

const days = ['', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'];

const readable: Record<string, (value: string) => string> = {
  area: (value) => areasOfNeed.find(({ id }) => id === value)?.label ?? value,
  kinds: (value) => eachOf(value, (kind) => supportKind(kind)?.label ?? kind),
  weekdays: (value) => eachOf(value, (day) => days[Number(day)] ?? day),
  costPence: (value) => (/^\d+$/.test(value) ? `£${(Number(value) / 100).toFixed(2)}` : value),
};

const eachOf = (value: string, name: (one: string) => string): string =>
  value.split(',').filter(Boolean).map(name).join(', ');

const inWords = (field: string, value: string): string =>
  isIsoDate(value) ? formatDate(value) : (readable[field]?.(value) ?? value);

export const planKind: DocumentKind = {
  name: 'plan',
  title: 'Plan',
  may: 'write a plan',
  fields: [...fieldsOfOutcome('*'), ...fieldsOfProvision('*'), ...fieldsOfWhole, ...fieldsOfTalk],
  sections: (answers) => [
    ...unfolded(answers, 'outcome', 'Outcome', outcomeLabels),
    ...unfolded(answers, 'provision', 'Support', provisionLabels),
    {
      heading: 'The plan as a whole',
      lines: Object.entries(wholeLabels).map(([field, label]) => line(answers, field, field, label)),
    },
    { heading: 'Talking it over', lines: consultation(answers) },
  ],
};

function unfolded(
  answers: Answers,
  list: string,
  heading: string,
  labels: Record<string, string>,
): Section[] {
  const outcomes = new Map(itemsOf(answers, 'outcome').map(({ id }, at) => [id, `Outcome ${at + 1}`]));
  return itemsOf(answers, list).map(({ id }, at) => ({
    heading: `${heading} ${at + 1}`,
    lines: Object.entries(labels)
      .filter(([field]) => field !== 'groupId')
      .map(([field, label]) => {
        const whole = line(answers, `${list}.${id}.${field}`, field, label);
        return field === 'outcomeIds'
          ? { ...whole, text: eachOf(whole.text, (one) => outcomes.get(one) ?? '') }
          : whole;
      }),
  }));
}

function consultation(answers: Answers): Line[] {
  return [
    ['parentsConsulted.on', 'When were the parents consulted?'],
    ['parentsConsulted.how', 'How were the parents consulted?'],
    ['parentsViews.text', 'The parents’ views'],
    ['parentsViews.reason', 'Why there are no views of the parents yet'],
    ['parentsViews.tryOn', 'When the parents are asked again'],
    ['childConsulted.on', 'When was the child consulted?'],
    ['childConsulted.how', 'How was the child consulted?'],
    ['childsViews.text', 'The child’s views, in their words'],
    ['childsViews.reason', 'Why there are no views of the child yet'],
    ['childsViews.tryOn', 'When the child is asked again'],
  ].map(([field, label]) => line(answers, field!, field!, label!));
}

const line = (answers: Answers, field: string, kind: string, label: string): Line => ({
  field,
  label,
  text: inWords(kind, answers[field] ?? ''),
});
