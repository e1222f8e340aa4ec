import { newId } from '../../database/id.ts';
import type { When } from '../calendar.ts';
import type { Row } from '../rows.ts';
import { at, happened, on, who, type Life, type Moment } from '../story.ts';
import { decide, type DecisionTold } from './assess.ts';
import { notify, plainLetter } from './notice.ts';
import { endPlan } from './end-plan.ts';
import { watched } from './concern.ts';

/** Recorded as K, from the day of the notice (CFA 2014 s.68). */
export function beginSenSupport(life: Life, when: When, noticeId: string): void {
  begin(life, when, { status: 'K', notice_id: noticeId, basis: null });
  happened(life, when, {
    kind: 'register',
    title: 'SEN support begins',
    ref: ['notice', noticeId],
    by: who(life, 'senco'),
  });
}

/** The council's final EHC plan has come. */
export const ehcPlan =
  (when: When, provides: string): Moment =>
  (life) => {
    begin(life, when, { status: 'E', notice_id: null, basis: 'EHC plan from Tower Hamlets' });
    happened(life, when, {
      kind: 'register',
      title: 'EHC plan from Tower Hamlets',
      detail: provides,
      by: who(life, 'senco'),
    });
  };

/** Leaves SEN support: the parents are told, and the school keeps an eye on the child. */
export const leftSenSupport =
  (when: When, reasons: string, watching: string, told: DecisionTold = {}): Moment =>
  (life) => {
    const document = life.plan?.document ?? life.pastPlans.at(-1)?.document;
    decide(life, when, 'leave-sen-support', reasons, document?.id ?? null, told);
    notify(life, when, {
      kind: 'sen-support-ends',
      by: 'senco',
      letter: plainLetter(`${life.name} no longer needs SEN support`, reasons, watching),
    });
    endPlan(life, when);
    if (life.status) life.status.ended_because = reasons;
    watched(when, watching)(life);
  };

function begin(
  life: Life,
  when: When,
  period: Pick<Row<'sen_period'>, 'status' | 'notice_id' | 'basis'>,
): void {
  if (life.status) life.status.until_on = on(life, when);
  life.status = life.school.rows.add('sen_period', {
    id: newId(),
    pupil_id: life.pupilId,
    from_on: on(life, when),
    until_on: null,
    ended_because: null,
    recorded_by: who(life, 'senco').id,
    recorded_at: at(life, when, '15:56'),
    ...period,
  });
}
