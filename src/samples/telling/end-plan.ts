import { addDays } from '../../basics/dates.ts';
import type { When } from '../calendar.ts';
import { at, on, type Life } from '../story.ts';
import { giveBackTime } from './plan-rows.ts';

/** The plan ends with its provisions; the briefing is no longer the current one. */
export function endPlan(life: Life, when: When): void {
  if (!life.plan) return;
  const { document, outcomes, provisions, briefing } = life.plan;
  document.status = 'ended';
  document.ended_at = at(life, when, '15:55');
  for (const { row } of outcomes) row.ended_on = on(life, when);
  const lastDay = addDays(on(life, when), -1);
  for (const { row } of provisions) {
    if (!row.ends_on || row.ends_on > lastDay) row.ends_on = lastDay;
    giveBackTime(life, row);
  }
  if (briefing) briefing.superseded_on = on(life, when);
  life.pastPlans.push(life.plan);
  life.plan = undefined;
}
