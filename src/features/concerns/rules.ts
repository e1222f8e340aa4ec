import { daysBetween } from '../../basics/dates.ts';
import { addSchoolDays, schoolDaysBetween } from '../../basics/school-days.ts';
import type { SchoolCalendar } from '../../basics/school-days.ts';

/** School days within which a concern is answered: practice, set by the school (Code 6.45 asks that it be taken seriously). */
export const usualReplyDays = 5;

export type ReplyState = 'waiting' | 'due today' | 'overdue' | 'replied' | 'replied late';

/** schoolDays: how many are left, or negative for how many have passed since it was due. */
export type ReplyClock = { readonly state: ReplyState; readonly dueOn: string; readonly schoolDays: number };

/** Where the answer to a concern stands. */
export function replyClock(
  concern: { readonly raisedOn: string; readonly repliedOn?: string | undefined },
  today: string,
  calendar: SchoolCalendar,
  days = usualReplyDays,
): ReplyClock {
  const dueOn = addSchoolDays(calendar, concern.raisedOn, days);
  const { repliedOn } = concern;
  if (repliedOn !== undefined) {
    const state = repliedOn <= dueOn ? 'replied' : 'replied late';
    return { state, dueOn, schoolDays: schoolDaysBetween(calendar, repliedOn, dueOn) };
  }
  const schoolDays = schoolDaysBetween(calendar, today, dueOn);
  if (daysBetween(dueOn, today) > 0) return { state: 'overdue', dueOn, schoolDays };
  return { state: dueOn === today ? 'due today' : 'waiting', dueOn, schoolDays };
}

/** Has the concern waited too long for an answer? */
export function isReplyOverdue(
  concern: { readonly raisedOn: string; readonly repliedOn?: string | undefined },
  today: string,
  calendar: SchoolCalendar,
  days = usualReplyDays,
): boolean {
  return replyClock(concern, today, calendar, days).state === 'overdue';
}
