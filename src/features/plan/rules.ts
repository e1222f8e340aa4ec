import { itemsOf } from '../../basics/answers.ts';
import type { Answers, Item } from '../../basics/answers.ts';
import { isIsoDate } from '../../basics/dates.ts';
import { areasOfNeed } from '../../basics/needs.ts';
import { supportKind } from '../../basics/support-kinds.ts';

import type { Consultation, Outcome, Plan, Provision, Views } from './shape.ts';

export * from './advice.ts';
export * from './completeness.ts';
export * from './cost.ts';
export * from './shape.ts';

/** Reads a plan from a document's answers. What cannot be read is left out, never guessed. */
export function planFrom(answers: Answers): Plan {
  return {
    outcomes: itemsOf(answers, 'outcome').map(outcomeFrom),
    provisions: itemsOf(answers, 'provision').map(provisionFrom),
    strategies: lines(answers.strategies),
    home: words(answers.home),
    responsibleTeacherId: words(answers.responsibleTeacherId) || undefined,
    reviewOn: date(answers.reviewOn),
    expectedImpact: words(answers.expectedImpact),
    parentsConsulted: consultationFrom(answers, 'parentsConsulted'),
    childConsulted: consultationFrom(answers, 'childConsulted'),
    parentsViews: viewsFrom(answers, 'parentsViews'),
    childsViews: viewsFrom(answers, 'childsViews'),
  };
}

/** Views from answers such as parentsViews.state, .text, .reason and .tryOn; used by assessments and reviews too. */
export function viewsFrom(answers: Answers, name: string): Views {
  const text = words(answers[`${name}.text`]);
  const state = answers[`${name}.state`] ?? '';
  if (state === 'none yet') {
    return { state, reason: words(answers[`${name}.reason`]), tryOn: date(answers[`${name}.tryOn`]) };
  }
  return text ? { state: 'given', text } : { state: 'not asked' };
}

function outcomeFrom({ id, fields }: Item): Outcome {
  return {
    id,
    statement: words(fields.statement),
    childWords: words(fields.childWords),
    area: areasOfNeed.find((area) => area.id === fields.area)?.id,
    baseline: words(fields.baseline),
    baselineOn: date(fields.baselineOn),
    tool: words(fields.tool),
    target: words(fields.target),
    targetOn: date(fields.targetOn),
    measure: words(fields.measure),
  };
}

function provisionFrom({ id, fields }: Item): Provision {
  return {
    id,
    kinds: list(fields.kinds).flatMap((kind) => supportKind(kind)?.kind ?? []),
    what: words(fields.what),
    additional: words(fields.additional),
    outcomeIds: list(fields.outcomeIds),
    whoId: words(fields.whoId) || undefined,
    whoName: words(fields.whoName),
    groupId: words(fields.groupId) || undefined,
    sessionsPerWeek: whole(fields.sessionsPerWeek),
    minutes: whole(fields.minutes),
    weeks: whole(fields.weeks),
    groupSize: whole(fields.groupSize),
    place: words(fields.place),
    costPence: pence(fields.costPence),
    weekdays: [...new Set(list(fields.weekdays).map(Number))].filter((day) => day >= 1 && day <= 5).sort(),
    startsAt: /^([01]\d|2[0-3]):[0-5]\d$/.test(words(fields.startsAt)) ? words(fields.startsAt) : undefined,
  };
}

function consultationFrom(answers: Answers, name: string): Consultation {
  return { on: date(answers[`${name}.on`]), how: words(answers[`${name}.how`]) };
}

function words(text: string | undefined): string {
  return (text ?? '').trim();
}

function lines(text: string | undefined): string[] {
  return words(text)
    .split(/\s*\r?\n\s*/)
    .filter(Boolean);
}

function list(text: string | undefined): string[] {
  return words(text)
    .split(/[\s,]+/)
    .filter(Boolean);
}

function date(text: string | undefined): string | undefined {
  return isIsoDate(words(text)) ? words(text) : undefined;
}

function whole(text: string | undefined): number | undefined {
  return /^[1-9]\d{0,3}$/.test(words(text)) ? Number(words(text)) : undefined;
}

function pence(text: string | undefined): number | undefined {
  return /^\d{1,9}$/.test(words(text)) ? Number(words(text)) : undefined;
}
