import { newId } from '../../database/id.ts';
import type { When } from '../calendar.ts';
import type { Row } from '../rows.ts';
import { reviewAnswers, writeDocument, type ReviewParts } from '../story-documents.ts';
import { contact, happened, on, who, type By, type Life, type LivingPlan, type Moment } from '../story.ts';
import { decide, recordViews } from './assess.ts';
import { arrangedMeeting, heldMeeting, usualChildPart } from './meeting.ts';
import { notify, plainLetter } from './notice.ts';
import { firstParent, type ViewTold } from './views.ts';

type Result = Row<'outcome_result'>['result'];
type Decision = Row<'provision_decision'>['decision'];
type Sides = Readonly<Record<'child' | 'parents' | 'school', string>>;

export interface ActionTold {
  readonly what: string;
  readonly who: string;
  /** On the staff: the person to remind. */
  readonly staff?: By;
  readonly due: When;
  readonly done?: When;
  readonly note?: string;
}

export interface ReviewTold {
  /** By outcome: what came of it, the value with the same tool, and what shows it. */
  readonly results: Readonly<Record<string, readonly [Result, exitValue: string, evidence: string]>>;
  /** By provision. */
  readonly decisions: Readonly<Record<string, readonly [Decision, why: string]>>;
  readonly working: Sides;
  readonly notWorking: Sides;
  readonly parents: ViewTold;
  readonly child: ViewTold;
  readonly actions?: readonly ActionTold[];
  readonly next: 'next-cycle' | 'specialist' | 'consider-ehc' | 'leave-sen-support';
  readonly why: string;
  readonly parentsPresent?: string;
  readonly childPart?: string;
}

/** A review that took place, with parents and child. The plan stays in force until the next one is agreed. */
export const reviewed =
  (when: When, told: ReviewTold, by: By = 'teacher'): Moment =>
  (life) => {
    const plan = planOf(life);
    const parts = partsOf(life, when, told, plan);
    const document = writeDocument(life, when, {
      kind: 'review',
      by,
      answers: reviewAnswers(life, parts),
      reason: 'Agreed at the review',
    });
    addResults(life, when, told, plan, document.id);
    recordViews(life, when, told, document.id, by);
    heldMeeting(life, when, {
      about: 'review',
      documentId: document.id,
      ...(told.parentsPresent ? { parentsPresent: told.parentsPresent } : {}),
      ...(told.childPart ? { childPart: told.childPart } : {}),
    });
    addActions(life, document.id, told.actions ?? [], parts.actionIds);
    if (told.next !== 'leave-sen-support') decide(life, when, told.next, told.why, document.id);
    notify(life, when, {
      kind: 'review-record',
      by,
      letter: plainLetter(
        `What we agreed at ${life.name}’s review`,
        `Working well: ${told.working.school}`,
        `Not working yet: ${told.notWorking.school}`,
        told.why,
      ),
      document,
    });
    happened(life, when, {
      kind: 'review',
      title: 'Review held with the parents',
      detail: told.why,
      ref: ['document', document.id, 1],
      by: who(life, by),
    });
    if (life.cycle) life.cycle.ended_on = on(life, when);
  };

/** A review that is to come: the parents have the invitation, and are asked what they think. */
export const reviewInvited =
  (when: When, meetingOn: When, startsAt = '15:30', by: By = 'teacher'): Moment =>
  (life) => {
    const meeting = arrangedMeeting(life, meetingOn, { about: 'review', documentId: null, startsAt });
    const teacher = who(life, by);
    notify(life, when, {
      kind: 'review-invitation',
      by,
      letter: plainLetter(
        `Come and talk about how it is going for ${life.name}`,
        `We would like to look at ${life.name}’s plan with you. Please tell us before what works, and what does not.`,
      ),
      invitation: {
        id: meeting.id,
        sequence: 0,
        start: { date: on(life, meetingOn), time: startsAt },
        minutes: meeting.minutes,
        place: meeting.place!,
        title: 'Meeting at school',
        description: 'We look at the plan together.',
      },
    });
    happened(life, when, {
      kind: 'review',
      title: 'Parents invited to the review',
      ref: ['meeting', meeting.id],
      by: teacher,
    });
  };

function planOf(life: Life): LivingPlan {
  if (!life.plan) throw new Error(`${life.name} has no plan to review`);
  return life.plan;
}

function partsOf(life: Life, when: When, told: ReviewTold, plan: LivingPlan): ReviewParts {
  const actions = told.actions ?? [];
  return {
    planId: plan.document.id,
    meetingOn: on(life, when),
    parentsPresent: told.parentsPresent ?? contact(life, firstParent(life)).name,
    childPart: told.childPart ?? usualChildPart,
    working: told.working,
    notWorking: told.notWorking,
    parents: told.parents,
    child: told.child,
    next: told.next,
    nextWhy: told.why,
    specialist: told.next === 'specialist' ? told.why : '',
    results: Object.entries(told.results).map(([key, [result, exitValue, evidence]]) => ({
      outcome: found(plan.outcomes, key, life),
      result,
      exitValue,
      evidence,
    })),
    decisions: Object.entries(told.decisions).map(([key, [decision, why]]) => ({
      provision: found(plan.provisions, key, life),
      decision,
      why,
    })),
    actionIds: actions.map(() => newId()),
    actions: actions.map((action) => ({
      what: action.what,
      who: action.staff ? '' : action.who,
      staffId: action.staff ? who(life, action.staff).id : '',
      dueOn: on(life, action.due),
    })),
  };
}

function addResults(life: Life, when: When, told: ReviewTold, plan: LivingPlan, documentId: string): void {
  const shared = { document_id: documentId, pupil_id: life.pupilId, on_day: on(life, when) };
  for (const [key, [result, exit, evidence]] of Object.entries(told.results)) {
    life.school.rows.add('outcome_result', {
      id: newId(),
      outcome_id: found(plan.outcomes, key, life).id,
      result,
      exit_value: exit,
      evidence,
      ...shared,
    });
  }
  for (const [key, [decision, why]] of Object.entries(told.decisions)) {
    life.school.rows.add('provision_decision', {
      id: newId(),
      provision_id: found(plan.provisions, key, life).id,
      decision,
      why,
      ...shared,
    });
  }
}

function addActions(
  life: Life,
  documentId: string,
  actions: readonly ActionTold[],
  ids: readonly string[],
): void {
  for (const [at, action] of actions.entries()) {
    life.school.rows.add('action_item', {
      id: ids[at]!,
      pupil_id: life.pupilId,
      document_id: documentId,
      what: action.what,
      who: action.who,
      staff_id: action.staff ? who(life, action.staff).id : null,
      due_on: on(life, action.due),
      done_on: action.done ? on(life, action.done) : null,
      done_note: action.note ?? null,
    });
  }
}

function found<R>(living: readonly { key: string; row: R }[], key: string, life: Life): R {
  const one = living.find((each) => each.key === key);
  if (!one) throw new Error(`The plan of ${life.name} has no ${key}`);
  return one.row;
}
