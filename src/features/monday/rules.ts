import type { SchoolCalendar } from '../../basics/school-days.ts';
import { usualMonday } from './facts.ts';
import type { MondayContext, MondayFacts, MondaySettings, Task } from './facts.ts';
import { ladder } from './ladder.ts';

export * from './facts.ts';

/**
 * What needs doing, most urgent first: what the law requires and is late, then whatever is late (longest first), then the
 * rest by date. Nothing is said twice: each task has one rule and one button.
 */
export function tasksFor(
  facts: MondayFacts,
  today: string,
  calendar: SchoolCalendar,
  settings: MondaySettings = usualMonday,
): Task[] {
  const context: MondayContext = { today, calendar, settings };
  return ladder
    .flatMap((rung, at) => rung(facts, context).map((task) => ({ task, at })))
    .sort((a, b) => compareTasks(a.task, b.task) || a.at - b.at || compareText(a.task, b.task))
    .map(({ task }) => task);
}

function compareTasks(a: Task, b: Task): number {
  return (
    Number(isLegalAndLate(b)) - Number(isLegalAndLate(a)) ||
    b.daysOverdue - a.daysOverdue ||
    compareDates(a.dueOn, b.dueOn)
  );
}

function isLegalAndLate(task: Task): boolean {
  return task.rule.tag === 'must' && task.daysOverdue > 0;
}

function compareDates(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0;
  return (a ?? '9999') < (b ?? '9999') ? -1 : 1;
}

function compareText(a: Task, b: Task): number {
  const [one, other] = [a, b].map((task) => `${task.pupilId} ${task.subjectId ?? ''} ${task.what}`);
  return one! < other! ? -1 : one! > other! ? 1 : 0;
}
