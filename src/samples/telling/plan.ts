import { planLetter } from '../../features/plan/agree/letter.ts';
import { planFrom } from '../../features/plan/rules.ts';
import type { When } from '../calendar.ts';
import { planAnswers, writeDocument, type PlanParts } from '../story-documents.ts';
import { happened, on, who, type By, type Life, type LivingPlan, type Moment } from '../story.ts';
import { beginCycle, recordViews } from './assess.ts';
import { sendBriefing } from './briefing.ts';
import { heldMeeting } from './meeting.ts';
import { notify } from './notice.ts';
import { endPlan } from './end-plan.ts';
import { outcomeRows, provisionRows } from './plan-rows.ts';
import { dueBy } from './review-dates.ts';
import { beginSenSupport } from './status.ts';
import type { PlanTold } from './plan-told.ts';

/** A plan becomes active: the parents are told, SEN support is recorded, and everybody who helps gets the briefing. */
export const planned =
  (when: When, told: PlanTold, by: By = 'teacher'): Moment =>
  (life) => {
    endPlan(life, when);
    beginCycle(life, when);
    const outcomes = outcomeRows(life, when, told.outcomes, on(life, told.reviewOn));
    const provisions = provisionRows(life, when, told.provisions, outcomes, true);
    const answers = planAnswers(life, partsOf(life, when, told, outcomes.rows, provisions.rows));
    const document = writeDocument(life, when, {
      kind: 'plan',
      by,
      id: outcomes.planId,
      answers,
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
      document,
      letter: planLetter(planFrom(answers), {
        firstName: life.name,
        responsibleTeacher: who(life, 'teacher').name,
        senco: who(life, 'senco').name,
        toChild: false,
      }),
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
