import type { KeptAudience } from '../../basics/audience.ts';
import { daysBetween } from '../../basics/dates.ts';
import { addSchoolDays, schoolDaysBetween } from '../../basics/school-days.ts';
import type { SchoolCalendar } from '../../basics/school-days.ts';
import type { AreaOfNeed } from '../../basics/needs.ts';

export interface Concern {
  readonly id: string;
  readonly pupilId: string;
  readonly forename: string;
  readonly surname: string;
  readonly knownAs: string | null;
  readonly raisedAs: 'staff' | 'parent';
  /** The parent whose words these are, where it was one we know. */
  readonly contactId: string | null;
  readonly parentName: string | null;
  readonly words: string;
  /** What school itself sees, beside a parent's words. */
  readonly noticed: string | null;
  readonly areas: readonly AreaOfNeed[];
  readonly raisedOn: string;
  readonly replyDueOn: string | null;
  readonly repliedOn: string | null;
  readonly reply: string | null;
  readonly repliedBy: string | null;
  readonly closedOn: string | null;
  readonly closedBecause: string | null;
  readonly recordedBy: string;
  readonly audience: KeptAudience;
}

/** What may come of a concern. */
export const closings = {
  settled: 'It is settled; nothing more is needed',
  'early-discussion': 'We talk with the parents (early discussion)',
  assessment: 'We look more closely (assessment)',
  watch: 'We keep an eye on it',
} as const;

export type Closing = keyof typeof closings;

/** The clock of a parent's concern; a colleague's has none, for it is answered by what is done. */
export function clockOf(concern: Concern, today: string, calendar: SchoolCalendar): ReplyClock | undefined {
  if (concern.replyDueOn === null) return undefined;
  const { raisedOn, repliedOn, replyDueOn } = concern;
  return replyClock({ raisedOn, repliedOn: repliedOn ?? undefined, dueOn: replyDueOn }, today, calendar);
}

/** The clock in words: 'Answer due in 3 school days'. */
export function clockInWords({ state, schoolDays }: ReplyClock): string {
  const days = Math.abs(schoolDays);
  const many = `${days} school ${days === 1 ? 'day' : 'days'}`;
  if (state === 'waiting') return `Answer due in ${many}`;
  if (state === 'due today') return 'Answer due today';
  if (state === 'overdue') return days === 0 ? 'Answer overdue' : `Answer ${many} overdue`;
  return state === 'replied' ? 'Answered in time' : 'Answered late';
}

/** Most urgent first: overdue answers, then by day due, then what colleagues raised, oldest first. */
export function inOrderOfUrgency(concerns: readonly Concern[]): Concern[] {
  const key = (one: Concern) =>
    one.replyDueOn !== null && one.repliedOn === null ? `0${one.replyDueOn}` : `1${one.raisedOn}`;
  return [...concerns].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** School days within which a concern is answered: practice, set by the school (Code 6.45 asks that it be taken seriously). */
export const usualReplyDays = 5;

export type ReplyState = 'waiting' | 'due today' | 'overdue' | 'replied' | 'replied late';

/** schoolDays: how many are left, or negative for how many have passed since it was due. */
export type ReplyClock = { readonly state: ReplyState; readonly dueOn: string; readonly schoolDays: number };

/** Where the answer to a concern stands. */
export function replyClock(
  concern: {
    readonly raisedOn: string;
    readonly repliedOn?: string | undefined;
    /** The day promised when it was taken down; it stays when the school changes its setting. */
    readonly dueOn?: string | undefined;
  },
  today: string,
  calendar: SchoolCalendar,
  days = usualReplyDays,
): ReplyClock {
  const dueOn = concern.dueOn ?? addSchoolDays(calendar, concern.raisedOn, days);
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
