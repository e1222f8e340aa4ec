import { addDays, formatDate } from '../../basics/dates.ts';
import { adviceFor, vagueIn } from '../../basics/vague-words.ts';
import type { VagueMark } from '../../basics/vague-words.ts';
import type { Plan } from './shape.ts';

/** Something worth a thought; it never stops anybody. */
export type Advice = {
  readonly field: string;
  readonly text: string;
  readonly source: string;
  readonly mark?: VagueMark;
};

export type AdviceSettings = { readonly mostOutcomes: number; readonly reviewWithinWeeks: number };

/** Four outcomes are plenty, and about a term until the review: both are practice and can be set by the school. */
export const usualAdvice: AdviceSettings = { mostOutcomes: 4, reviewWithinWeeks: 14 };

/** What would make the plan stronger. */
export function adviceOn(plan: Plan, today: string, settings: AdviceSettings = usualAdvice): Advice[] {
  return [
    ...adviceOnOutcomes(plan, settings),
    ...adviceOnProvisions(plan),
    ...adviceOnWhole(plan, today, settings),
    ...vagueWordsOf(plan),
  ];
}

function adviceOnOutcomes(plan: Plan, settings: AdviceSettings): Advice[] {
  const advice: Advice[] = [];
  if (plan.outcomes.length > settings.mostOutcomes) {
    const text = `${plan.outcomes.length} outcomes are many to work on at once; most plans have 3 or 4`;
    advice.push({ field: 'outcome', text, source: 'Practice' });
  }
  for (const outcome of plan.outcomes) {
    const name = `outcome.${outcome.id}`;
    const add = (field: string, text: string) =>
      advice.push({ field: `${name}.${field}`, text, source: 'Practice' });
    if (!outcome.tool) add('tool', 'Say how you measure it, and use the same way at the end');
    if (outcome.baseline && !outcome.baselineOn)
      add('baselineOn', 'Enter when the starting point was measured');
    if (!outcome.target) add('target', 'Say what you hope to see by the end');
    if (!outcome.targetOn) add('targetOn', 'Enter the date for the target');
    if (
      plan.provisions.length > 0 &&
      !plan.provisions.some(({ outcomeIds }) => outcomeIds.includes(outcome.id))
    ) {
      add('statement', 'No support is meant for this outcome yet');
    }
  }
  return advice;
}

function adviceOnProvisions(plan: Plan): Advice[] {
  const advice: Advice[] = [];
  const outcomeIds = new Set(plan.outcomes.map(({ id }) => id));
  if (plan.provisions.length === 0) {
    advice.push({ field: 'provision', text: 'Say what support the school will give', source: 'Code 6.48' });
  }
  for (const provision of plan.provisions) {
    const name = `provision.${provision.id}`;
    const add = (field: string, text: string, source = 'Practice') =>
      advice.push({ field: `${name}.${field}`, text, source });
    if (!provision.kinds.length) add('kinds', 'Say what kind of help it is');
    if (!provision.outcomeIds.some((id) => outcomeIds.has(id)))
      add('outcomeIds', 'Choose the outcome this support is for');
    if (!provision.additional) {
      add(
        'additional',
        'Say what is additional to or different from what others of the same age get',
        'CFA 2014 s.20; Code 6.15',
      );
    }
    if (!provision.whoId && !provision.whoName) add('whoId', 'Say who gives it');
    if (!provision.sessionsPerWeek && provision.weekdays.length === 0)
      add('sessionsPerWeek', 'Say how often');
    if (!provision.minutes) add('minutes', 'Say how many minutes');
    if (provision.kinds.includes(9))
      add('kinds', 'Personal care needs a care plan that the parents have agreed to');
  }
  return advice;
}

function adviceOnWhole(plan: Plan, today: string, settings: AdviceSettings): Advice[] {
  const advice: Advice[] = [];
  const latest = addDays(today, settings.reviewWithinWeeks * 7);
  if (plan.reviewOn && plan.reviewOn > latest) {
    const text = `The review is more than ${settings.reviewWithinWeeks} weeks away; a term is usual, so by ${formatDate(latest)}`;
    advice.push({ field: 'reviewOn', text, source: 'Practice' });
  }
  if (plan.reviewOn && plan.reviewOn < today) {
    advice.push({ field: 'reviewOn', text: 'The date of the review has passed', source: 'Code 6.48' });
  }
  if (!plan.parentsConsulted.on) {
    advice.push({
      field: 'parentsConsulted.on',
      text: 'Record how the parents were consulted, and when',
      source: 'Code 6.48',
    });
  }
  if (!plan.childConsulted.on) {
    advice.push({
      field: 'childConsulted.on',
      text: 'Record how the child was consulted, and when',
      source: 'Code 6.48',
    });
  }
  return advice;
}

function vagueWordsOf(plan: Plan): Advice[] {
  const texts: [field: string, text: string][] = [
    ...plan.outcomes.flatMap(({ id, statement, target }): [string, string][] => [
      [`outcome.${id}.statement`, statement],
      [`outcome.${id}.target`, target],
    ]),
    ...plan.provisions.flatMap(({ id, what, additional }): [string, string][] => [
      [`provision.${id}.what`, what],
      [`provision.${id}.additional`, additional],
    ]),
    ['strategies', plan.strategies.join('\n')],
    ['home', plan.home],
    ['expectedImpact', plan.expectedImpact],
  ];
  return texts.flatMap(([field, text]) =>
    vagueIn(text).map((mark): Advice => ({ field, text: adviceFor(mark), source: 'Practice', mark })),
  );
}
