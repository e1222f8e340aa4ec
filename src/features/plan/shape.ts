import type { AreaOfNeed } from '../../basics/needs.ts';
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
  /** One or more of the ten. */
  readonly kinds: readonly SupportKind[];
  readonly what: string;
  readonly additional: string;
  readonly outcomeIds: readonly string[];
  readonly whoId: string | undefined;
  readonly whoName: string;
  readonly groupId: string | undefined;
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
    'kinds',
    'what',
    'additional',
    'outcomeIds',
    'whoId',
    'whoName',
    'groupId',
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
