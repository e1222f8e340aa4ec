import { addDays, addMonths, daysBetween, formatDate } from '../../../basics/dates.ts';
import { addSchoolDays, schoolDaysBetween, type SchoolCalendar } from '../../../basics/school-days.ts';
import type { DutyId } from '../../duties/rules.ts';

export type RequestKind = 'subject-access' | 'educational-record';

/** Two rights to one export, each with a clock and a source of its own. */
export const requestKinds = {
  'subject-access': {
    name: 'Subject access request',
    explains:
      'The child’s own right to a copy of what is held. From about 12 a child can usually decide; a parent then acts for the child, or needs the child’s authority.',
    clock: 'One month; two more where the request is complex',
    duty: 'subject-access-in-time',
  },
  'educational-record': {
    name: 'Educational record',
    explains: 'A parent’s own right, at maintained schools only. At an academy, check with your adviser.',
    clock: '15 school days',
    duty: 'educational-record-in-time',
  },
} as const satisfies Record<RequestKind, { name: string; explains: string; clock: string; duty: DutyId }>;

export const askers = {
  child: 'The child or young person',
  parent: 'Somebody with parental responsibility',
  other: 'Somebody else, such as a solicitor',
} as const;

export const ways = {
  'e-mail': 'By e-mail',
  letter: 'By letter',
  'in-person': 'In person',
  telephone: 'By telephone',
  other: 'Another way',
} as const;

export const stepKinds = {
  extended: 'Two more months, as it is complex',
  paused: 'Paused, until we know who asks or what is meant',
  resumed: 'Goes on',
  'date-set': 'Another date',
  noted: 'A note',
} as const;

export const endings = {
  sent: 'The copy was given',
  refused: 'Refused',
  withdrawn: 'Withdrawn',
} as const;

export type StepKind = keyof typeof stepKinds;

export interface Step {
  readonly kind: StepKind;
  readonly onDay: string;
  readonly dueOn: string | null;
}

export interface Clocked {
  readonly kind: RequestKind;
  readonly receivedOn: string;
  readonly steps: readonly Step[];
}

/** What the school has settled with its adviser about the month of a subject access request. */
export interface ClockSettings {
  /** Days after the day of receipt on which the month begins: 0 or 1. */
  readonly monthBeginsAfter: number;
}

/**
 * By when the copy is due: UK GDPR, one month and two more where it is complex; SI 2005/1437, 15 school days for the educational
 * record. Where the sources leave it open (the day of receipt, a shorter month), it gives the earliest day, so that nobody is late
 * by it. How long a pause moves the date is nowhere said, so it does not: somebody sets another date, with a reason.
 */
export function copyDueOn(request: Clocked, calendar: SchoolCalendar, settings: ClockSettings): string {
  const set = request.steps.findLast(({ kind, dueOn: date }) => kind === 'date-set' && date !== null);
  if (set?.dueOn) return set.dueOn;
  if (request.kind === 'educational-record') return addSchoolDays(calendar, request.receivedOn, 15);
  const months = request.steps.some(({ kind }) => kind === 'extended') ? 3 : 1;
  return addMonths(addDays(request.receivedOn, settings.monthBeginsAfter), months);
}

/** Whether the clock stands still, so that somebody waits for an answer of the person who asked. */
export const isPaused = ({ steps }: Pick<Clocked, 'steps'>): boolean =>
  steps.findLast(({ kind }) => kind === 'paused' || kind === 'resumed')?.kind === 'paused';

/** How much time there is, in words: '9 days left', 'due today', '2 school days late'. */
export function timeLeft(kind: RequestKind, due: string, today: string, calendar: SchoolCalendar): string {
  const unit = kind === 'educational-record' ? 'school day' : 'day';
  const left =
    kind === 'educational-record' ? schoolDaysBetween(calendar, today, due) : daysBetween(today, due);
  if (due === today) return 'due today';
  const count = Math.abs(left);
  const days = `${count} ${unit}${count === 1 ? '' : 's'}`;
  return due < today ? `${days} late` : `${days} left`;
}

/** What may be done to the clock now: extended once and only for subject access, paused or resumed in turn. */
export function stepsOpen(request: Clocked): StepKind[] {
  const isAccess = request.kind === 'subject-access';
  const extended = request.steps.some(({ kind }) => kind === 'extended');
  return [
    ...(isAccess && !extended ? (['extended'] as const) : []),
    ...(isAccess ? [isPaused(request) ? ('resumed' as const) : ('paused' as const)] : []),
    'date-set',
    'noted',
  ];
}

/** One line for a list: 'Subject access request, received on 3 November 2026'. */
export const inOneLine = ({ kind, receivedOn }: Pick<Clocked, 'kind' | 'receivedOn'>): string =>
  `${requestKinds[kind].name}, received on ${formatDate(receivedOn)}`;
