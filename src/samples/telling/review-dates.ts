import { newId } from '../../database/id.ts';
import { formatDate } from '../../basics/dates.ts';
import type { When } from '../calendar.ts';
import { at, happened, on, who, type By, type Life, type Moment } from '../story.ts';

/** The date of a plan's review. A later one takes its place, with a reason (review dates move, and never vanish). */
export function dueBy(
  life: Life,
  when: When,
  planId: string,
  due: When,
  reason: string | null,
  by: By,
): void {
  life.school.rows.add('review_date', {
    id: newId(),
    pupil_id: life.pupilId,
    plan_id: planId,
    due_on: on(life, due),
    reason,
    set_by: who(life, by).id,
    set_at: at(life, when, reason ? '12:10' : '15:51'),
  });
}

export const reviewMoved =
  (when: When, due: When, reason: string, by: By = 'senco'): Moment =>
  (life) => {
    if (!life.plan) throw new Error(`${life.name} has no plan whose review could move`);
    dueBy(life, when, life.plan.document.id, due, reason, by);
    happened(life, when, {
      kind: 'review',
      title: `Review moved to ${formatDate(on(life, due))}`,
      detail: reason,
      ref: ['document', life.plan.document.id],
      by: who(life, by),
    });
  };
