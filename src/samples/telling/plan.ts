import type { AreaOfNeed } from '../../basics/needs.ts';
import type { SupportKind } from '../../basics/support-kinds.ts';
import type { When } from '../calendar.ts';
import { planAnswers, writeDocument, type PlanParts } from '../story-documents.ts';
import {
  at,
  happened,
  on,
  who,
  type By,
  type DeliveryTold,
  type Life,
  type LivingPlan,
  type Moment,
} from '../story.ts';
import { beginCycle, recordViews } from './assess.ts';
import { sendBriefing } from './briefing.ts';
import { heldMeeting } from './meeting.ts';
import { notify } from './notice.ts';
import { giveBackTime, outcomeRows, planLetter, provisionRows } from './plan-rows.ts';
import { dueBy } from './review-dates.ts';
import { beginSenSupport } from './status.ts';
import type { ViewTold } from './views.ts';

export interface OutcomeTold {
  readonly key: string;
  readonly statement: string;
  readonly childWords: string;
  readonly area: AreaOfNeed;
  readonly baseline: string;
  readonly tool: string;
  readonly target: string;
  readonly measure: string;
}

export interface ProvisionTold {
  readonly key: string;
  readonly kinds: readonly SupportKind[];
  readonly what: string;
  /** What is additional to or different from what others of the same age get (CFA 2014 s.20). */
  readonly additional: string;
  readonly for: readonly string[];
  /** Somebody on the staff, or a group, or words for somebody from outside. */
  readonly by?: By;
  readonly group?: string;
  readonly who?: string;
  readonly weekdays?: readonly number[];
  readonly startsAt?: string;
  readonly minutes?: number;
  readonly weeks?: number;
  readonly place?: string;
  readonly costPence?: number;
  readonly delivery?: DeliveryTold;
}

export interface PlanTold {
  readonly outcomes: readonly OutcomeTold[];
  readonly provisions: readonly ProvisionTold[];
  readonly strategies: readonly string[];
  readonly home: string;
  readonly impact: string;
  readonly reviewOn: When;
  readonly parents: ViewTold;
  readonly child: ViewTold;
  readonly parentsHow?: string;
  readonly childHow?: string;
  readonly parentsPresent?: string;
  /** Parents whose letter came back, or still waits. */
  readonly bounced?: readonly string[];
  readonly waiting?: readonly string[];
  /** Staff who have not read the briefing yet. */
  readonly unread?: readonly By[];
}

/** A plan becomes active: the parents are told, SEN support is recorded, and everybody who helps gets the briefing. */
export const planned =
  (when: When, told: PlanTold, by: By = 'teacher'): Moment =>
  (life) => {
    beginCycle(life, when);
    const outcomes = outcomeRows(life, when, told.outcomes, on(life, told.reviewOn));
    const provisions = provisionRows(life, when, told.provisions, outcomes, true);
    const document = writeDocument(life, when, {
      kind: 'plan',
      by,
      id: outcomes.planId,
      answers: planAnswers(life, partsOf(life, when, told, outcomes.rows, provisions.rows)),
      reason: life.pastPlans.length ? 'Agreed after the review' : 'First plan, agreed with the parents',
    });
    const plan: LivingPlan = {
      document,
      outcomes: outcomes.rows.map((row, at) => ({ key: told.outcomes[at]!.key, row })),
      provisions: provisions.living,
      briefing: undefined,
    };
    for (const row of outcomes.rows) life.school.rows.add('outcome', row);
    for (const row of provisions.rows) life.school.rows.add('provision', row);
    recordViews(life, when, told, document.id, by);
    heldMeeting(life, when, {
      about: 'plan',
      documentId: document.id,
      ...(told.parentsPresent ? { parentsPresent: told.parentsPresent } : {}),
    });
    dueBy(life, when, document.id, told.reviewOn, null, by);
    happened(life, when, {
      kind: 'plan',
      title: life.pastPlans.length ? 'New plan agreed' : 'First plan agreed',
      detail: told.impact,
      ref: ['document', document.id, 1],
      by: who(life, by),
    });
    const first = life.status?.status !== 'K' && life.status?.status !== 'E';
    const notice = notify(life, when, {
      kind: first ? 'sen-support-begins' : 'plan-changed',
      by: 'senco',
      about: first ? `SEN support for ${life.name}` : `A new plan for ${life.name}`,
      document,
      ...planLetter(life, when, told, provisions.rows, first),
      ...(told.bounced ? { bounced: told.bounced } : {}),
      ...(told.waiting ? { waiting: told.waiting } : {}),
    });
    if (first) beginSenSupport(life, when, notice.id);
    life.plan = { ...plan, briefing: sendBriefing(life, when, plan, told.unread ?? []) };
  };

/** A plan that is being written: nothing is promised, nobody has been told. */
export const planDrafted =
  (when: When, told: PlanTold, by: By = 'teacher'): Moment =>
  (life) => {
    beginCycle(life, when);
    const outcomes = outcomeRows(life, when, told.outcomes, on(life, told.reviewOn));
    const provisions = provisionRows(life, when, told.provisions, outcomes, false);
    const document = writeDocument(life, when, {
      kind: 'plan',
      by,
      id: outcomes.planId,
      answers: planAnswers(life, partsOf(life, when, told, outcomes.rows, provisions.rows)),
      draft: true,
    });
    recordViews(life, when, told, document.id, by);
    happened(life, when, {
      kind: 'plan',
      title: 'Plan drafted',
      ref: ['document', document.id],
      by: who(life, by),
    });
  };

/** The plan ends with its provisions; the briefing is no longer the current one. */
export function endPlan(life: Life, when: When): void {
  if (!life.plan) return;
  const { document, outcomes, provisions, briefing } = life.plan;
  document.status = 'ended';
  document.ended_at = at(life, when, '15:55');
  for (const { row } of outcomes) row.ended_on = on(life, when);
  for (const { row } of provisions) {
    row.ends_on = on(life, when);
    giveBackTime(life, row);
  }
  if (briefing) briefing.superseded_on = on(life, when);
  life.pastPlans.push(life.plan);
  life.plan = undefined;
  if (life.cycle) life.cycle.ended_on = on(life, when);
}

function partsOf(
  life: Life,
  when: When,
  told: PlanTold,
  outcomes: PlanParts['outcomes'],
  provisions: PlanParts['provisions'],
): PlanParts {
  return {
    outcomes,
    provisions,
    strategies: told.strategies,
    home: told.home,
    impact: told.impact,
    reviewOn: on(life, told.reviewOn),
    teacherId: who(life, 'teacher').id,
    consultedOn: on(life, when),
    parentsHow: told.parentsHow ?? 'At the meeting in school',
    childHow: told.childHow ?? `${life.name} helped to choose the words`,
    parents: told.parents,
    child: told.child,
  };
}
