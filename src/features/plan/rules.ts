import { itemsOf } from '../../basics/answers.ts';
import type { Answers, Item } from '../../basics/answers.ts';
import { isIsoDate } from '../../basics/dates.ts';
import { areasOfNeed } from '../../basics/needs.ts';
import type { AreaOfNeed } from '../../basics/needs.ts';
import { supportKind } from '../../basics/support-kinds.ts';
import type { SupportKind } from '../../basics/support-kinds.ts';

/** The difference for the child, not the provision. Answers: outcome.<id>.<field>. */
export type Outcome = {
  readonly id: string;
  readonly statement: string;
  readonly childWords: string;
  readonly area: AreaOfNeed | undefined;
  readonly baseline: string;
  readonly baselineOn: string | undefined;
  readonly tool: string;
  readonly target: string;
  readonly targetOn: string | undefined;
  readonly measure: string;
};

/** What the school does that is additional or different. Answers: provision.<id>.<field>. */
export type Provision = {
  readonly id: string;
  readonly kind: SupportKind | undefined;
  readonly what: string;
  readonly additional: string;
  readonly outcomeIds: readonly string[];
  readonly whoId: string | undefined;
  readonly whoName: string;
  readonly sessionsPerWeek: number | undefined;
  readonly minutes: number | undefined;
  readonly weeks: number | undefined;
  readonly groupSize: number | undefined;
  readonly place: string;
  readonly costPence: number | undefined;
  /** Monday 1 to Friday 5 */
  readonly weekdays: readonly number[];
  /** '09:15' */
  readonly startsAt: string | undefined;
};

/** Views are given, or visibly not yet given: then why, and when somebody will ask again. */
export type Views =
  | { readonly state: 'given'; readonly text: string }
  | { readonly state: 'none yet'; readonly reason: string; readonly tryOn: string | undefined }
  | { readonly state: 'not asked' };

export type Consultation = { readonly on: string | undefined; readonly how: string };

export type Plan = {
  readonly outcomes: readonly Outcome[];
  readonly provisions: readonly Provision[];
  readonly strategies: readonly string[];
  readonly home: string;
  readonly responsibleTeacherId: string | undefined;
  readonly reviewOn: string | undefined;
  readonly expectedImpact: string;
  readonly parentsConsulted: Consultation;
  readonly childConsulted: Consultation;
  readonly parentsViews: Views;
  readonly childsViews: Views;
};

/** The names of a plan's fields in its answers, so that forms, stores and rules agree. Dates are ISO, strategies one a line. */
export const planFields = {
  single: [
    'strategies',
    'home',
    'responsibleTeacherId',
    'reviewOn',
    'expectedImpact',
    'parentsConsulted.on',
    'parentsConsulted.how',
    'childConsulted.on',
    'childConsulted.how',
    'parentsViews.state',
    'parentsViews.text',
    'parentsViews.reason',
    'parentsViews.tryOn',
    'childsViews.state',
    'childsViews.text',
    'childsViews.reason',
    'childsViews.tryOn',
  ],
  outcome: [
    'statement',
    'childWords',
    'area',
    'baseline',
    'baselineOn',
    'tool',
    'target',
    'targetOn',
    'measure',
  ],
  provision: [
    'kind',
    'what',
    'additional',
    'outcomeIds',
    'whoId',
    'whoName',
    'sessionsPerWeek',
    'minutes',
    'weeks',
    'groupSize',
    'place',
    'costPence',
    'weekdays',
    'startsAt',
  ],
} as const;

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
    kind: supportKind(fields.kind ?? '')?.kind,
    what: words(fields.what),
    additional: words(fields.additional),
    outcomeIds: list(fields.outcomeIds),
    whoId: words(fields.whoId) || undefined,
    whoName: words(fields.whoName),
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
