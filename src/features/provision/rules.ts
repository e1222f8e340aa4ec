import { weekday } from '../../basics/dates.ts';
import { schoolDaysIn } from '../../basics/school-days.ts';
import type { SchoolCalendar } from '../../basics/school-days.ts';

/** When support is planned. Both dates are in; weekdays are Monday 1 to Friday 5. */
export type Schedule = {
  readonly weekdays: readonly number[];
  readonly startsAt?: string | undefined;
  readonly minutes: number;
  readonly startsOn: string;
  readonly endsOn?: string | undefined;
};

export type PlannedSession = {
  readonly on: string;
  readonly startsAt: string | undefined;
  readonly minutes: number;
};

/** What became of a session. 'changed' took place, but otherwise than planned: shorter, elsewhere, with somebody else. */
export type SessionOutcome = 'held' | 'missed' | 'changed';

export type MissedReason =
  | 'child absent'
  | 'adult absent'
  | 'adult moved'
  | 'trip or event'
  | 'room not free'
  | 'child did not want to'
  | 'forgot'
  | 'other';

/** Honest reasons, in the order in which they are offered. None of them blames. */
export const missedReasons: readonly { id: MissedReason; label: string }[] = [
  { id: 'child absent', label: 'Child was away' },
  { id: 'adult absent', label: 'Adult was away' },
  { id: 'adult moved', label: 'Adult was needed elsewhere' },
  { id: 'trip or event', label: 'Trip or event' },
  { id: 'room not free', label: 'Room was not free' },
  { id: 'child did not want to', label: 'Child did not want to' },
  { id: 'forgot', label: 'Forgot' },
  { id: 'other', label: 'Something else' },
];

export type SessionLog = {
  readonly on: string;
  readonly outcome: SessionOutcome;
  readonly reason?: MissedReason | undefined;
  /** Minutes given, where they differ from the plan. */
  readonly minutes?: number | undefined;
};

/** Every session planned between two dates (both in), on school days only. */
export function plannedSessions(
  schedule: Schedule,
  calendar: SchoolCalendar,
  from: string,
  to: string,
): PlannedSession[] {
  const first = schedule.startsOn > from ? schedule.startsOn : from;
  const last = schedule.endsOn !== undefined && schedule.endsOn < to ? schedule.endsOn : to;
  return schoolDaysIn(calendar, first, last)
    .filter((day) => schedule.weekdays.includes(weekday(day)))
    .map((on) => ({ on, startsAt: schedule.startsAt, minutes: schedule.minutes }));
}

/** planned = held + changed + missed + unlogged. Sessions beyond the plan are counted as extra, and their minutes as given. */
export type Delivery = {
  readonly planned: number;
  readonly held: number;
  readonly changed: number;
  readonly missed: number;
  readonly missedBy: Readonly<Partial<Record<MissedReason, number>>>;
  readonly unlogged: number;
  readonly extra: number;
  readonly minutesPlanned: number;
  readonly minutesGiven: number;
};

/** Planned against delivered, up to today. A session of today counts once something is said about it. */
export function deliveryOf(
  planned: readonly PlannedSession[],
  logs: readonly SessionLog[],
  today: string,
): Delivery {
  const logOn = new Map(logs.map((log) => [log.on, log]));
  const due = planned.filter(({ on }) => on < today || logOn.has(on));
  const minutesOn = new Map(due.map(({ on, minutes }) => [on, minutes]));
  const withinPlan = [...logOn.values()].filter(({ on }) => minutesOn.has(on));
  const count = (outcome: SessionOutcome) => withinPlan.filter((log) => log.outcome === outcome).length;
  const beyond = [...logOn.values()].filter((log) => !minutesOn.has(log.on) && log.outcome !== 'missed');
  const given = (log: SessionLog) =>
    log.outcome === 'missed' ? 0 : (log.minutes ?? minutesOn.get(log.on) ?? 0);
  return {
    planned: due.length,
    held: count('held'),
    changed: count('changed'),
    missed: count('missed'),
    missedBy: countReasons(withinPlan),
    unlogged: due.length - withinPlan.length,
    extra: beyond.length,
    minutesPlanned: due.reduce((total, { minutes }) => total + minutes, 0),
    minutesGiven: [...withinPlan, ...beyond].reduce((total, log) => total + given(log), 0),
  };
}

/** Several deliveries as one: a child's whole support, or a group. */
export function sumOfDeliveries(all: readonly Delivery[]): Delivery {
  const missedBy: Partial<Record<MissedReason, number>> = {};
  for (const { id } of missedReasons) {
    const count = all.reduce((total, each) => total + (each.missedBy[id] ?? 0), 0);
    if (count > 0) missedBy[id] = count;
  }
  const sum = (of: (delivery: Delivery) => number) => all.reduce((total, each) => total + of(each), 0);
  return {
    planned: sum((each) => each.planned),
    held: sum((each) => each.held),
    changed: sum((each) => each.changed),
    missed: sum((each) => each.missed),
    missedBy,
    unlogged: sum((each) => each.unlogged),
    extra: sum((each) => each.extra),
    minutesPlanned: sum((each) => each.minutesPlanned),
    minutesGiven: sum((each) => each.minutesGiven),
  };
}

/** 'Planned 300 minutes, given 210. 6 missed: trip or event 4, child was away 2. 1 not logged.' */
export function deliveryInWords(delivery: Delivery): string {
  const { minutesPlanned, minutesGiven, missed, missedBy, unlogged } = delivery;
  if (delivery.planned === 0 && delivery.extra === 0) return 'No sessions planned so far';
  const reasons = missedReasons
    .filter(({ id }) => missedBy[id])
    .map(({ id, label }) => `${label.charAt(0).toLowerCase()}${label.slice(1)} ${missedBy[id]}`)
    .join(', ');
  const sentences = [`Planned ${minutesPlanned} minutes, given ${minutesGiven}`];
  if (missed > 0) sentences.push(`${missed} missed${reasons ? `: ${reasons}` : ''}`);
  if (unlogged > 0) sentences.push(`${unlogged} not logged`);
  return `${sentences.join('. ')}.`;
}

export type Pile = {
  readonly missed: number;
  readonly since: string | undefined;
  readonly needsDeciding: boolean;
};

/** How many missed sessions make a pile that somebody has to decide about: practice, set by the school. */
export const usualPile = 3;

/** Sessions missed since somebody last decided what to do about it. They never sink back by themselves. */
export function pileOf(logs: readonly SessionLog[], decidedOn?: string, threshold = usualPile): Pile {
  const missed = logs
    .filter((log) => log.outcome === 'missed' && (decidedOn === undefined || log.on > decidedOn))
    .map(({ on }) => on)
    .sort();
  return { missed: missed.length, since: missed[0], needsDeciding: missed.length >= threshold };
}

function countReasons(logs: readonly SessionLog[]): Partial<Record<MissedReason, number>> {
  const counts: Partial<Record<MissedReason, number>> = {};
  for (const log of logs) {
    if (log.outcome !== 'missed') continue;
    const reason = log.reason ?? 'other';
    counts[reason] = (counts[reason] ?? 0) + 1;
  }
  return counts;
}
