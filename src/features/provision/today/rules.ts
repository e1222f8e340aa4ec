import { addDays, weekday } from '../../../basics/dates.ts';
import type { Role } from '../../../basics/viewer.ts';
import { missedReasons, type MissedReason, type SessionOutcome } from '../rules.ts';

/** What somebody said about one session; the newest holds. */
export interface SessionRecord {
  readonly state: SessionOutcome;
  readonly reason: MissedReason | undefined;
  readonly minutes: number;
  readonly note: string | undefined;
}

/** One child's support on one day. */
export interface Session {
  readonly provisionId: string;
  readonly pupilId: string;
  readonly forename: string;
  readonly surname: string;
  readonly knownAs: string | null;
  readonly what: string;
  readonly adult: string | undefined;
  readonly groupId: string | undefined;
  readonly groupName: string | undefined;
  /** Empty when it is not held at a fixed time. */
  readonly startsAt: string;
  readonly minutes: number;
  readonly place: string | undefined;
  readonly record: SessionRecord | undefined;
}

/** What happens at one time with one child, or with a group at once. */
export interface Sitting {
  readonly key: string;
  readonly day: string;
  readonly isGroup: boolean;
  readonly startsAt: string;
  readonly minutes: number;
  readonly sessions: readonly Session[];
}

/** How far back a session may still be logged; longer ago, the SENCO can. */
export const daysToLog = 14;

export type WhenToLog = 'open' | 'not yet' | 'too long ago';

/** Nothing can be said about a session that has not come; after two weeks only the SENCO still can. */
export function whenToLog(day: string, today: string, role: Role): WhenToLog {
  if (day > today) return 'not yet';
  return day < addDays(today, -daysToLog) && role !== 'senco' ? 'too long ago' : 'open';
}

/** Is support with these weekdays ('1,3') planned on the day? Without weekdays it may be given on any. */
export function isPlannedOn(weekdays: string, day: string): boolean {
  return weekdays === '' || weekdays.split(',').includes(String(weekday(day)));
}

const pattern = /^(?:p-([\w-]+)|g-([\w-]+)-(\d{4}|any))$/;

/** What the key of a sitting asks for: one provision, or a group at a time. */
export function readSittingKey(
  key: string,
): { provisionId: string } | { groupId: string; startsAt: string } | undefined {
  const [, provisionId, groupId, time] = pattern.exec(key) ?? [];
  if (provisionId) return { provisionId };
  if (!groupId || !time) return undefined;
  return { groupId, startsAt: time === 'any' ? '' : `${time.slice(0, 2)}:${time.slice(2)}` };
}

export const keyOfProvision = (provisionId: string): string => `p-${provisionId}`;

/** Sessions of one day as sittings, by time. A group sits together when its time is the same for all. */
export function sittingsOf(sessions: readonly Session[], day: string): Sitting[] {
  const byKey = new Map<string, Session[]>();
  for (const session of sessions) {
    const key = session.groupId
      ? `g-${session.groupId}-${session.startsAt.replace(':', '') || 'any'}`
      : keyOfProvision(session.provisionId);
    byKey.set(key, [...(byKey.get(key) ?? []), session]);
  }
  return [...byKey]
    .map(([key, together]) => sitting(key, day, together))
    .sort((a, b) => (a.startsAt || '99').localeCompare(b.startsAt || '99') || a.key.localeCompare(b.key));
}

export function sitting(key: string, day: string, sessions: readonly Session[]): Sitting {
  return {
    key,
    day,
    isGroup: key.startsWith('g-'),
    startsAt: sessions[0]?.startsAt ?? '',
    minutes: Math.max(0, ...sessions.map(({ minutes }) => minutes)),
    sessions,
  };
}

/** Held, missed or changed if that is true of all of them; 'mixed' if it differs; undefined while one is not logged. */
export function stateOf({ sessions }: Sitting): SessionOutcome | 'mixed' | undefined {
  const states = new Set(sessions.map(({ record }) => record?.state));
  if (states.has(undefined)) return undefined;
  return states.size === 1 ? [...states][0] : 'mixed';
}

export interface DayInOrder {
  readonly now: readonly Sitting[];
  readonly toLog: readonly Sitting[];
  readonly anyTime: readonly Sitting[];
  readonly later: readonly Sitting[];
  readonly done: readonly Sitting[];
}

/** Today's sittings as they are needed: what is on now (from five minutes before), what waits to be logged, what comes. */
export function inOrder(sittings: readonly Sitting[], clock: string): DayInOrder {
  const day = { now: [], toLog: [], anyTime: [], later: [], done: [] } as {
    [K in keyof DayInOrder]: Sitting[];
  };
  const at = minutesOf(clock);
  for (const each of sittings) {
    const start = each.startsAt ? minutesOf(each.startsAt) : undefined;
    const isNow = start !== undefined && start - 5 <= at && at < start + each.minutes + 5;
    if (isNow) day.now.push(each);
    else if (stateOf(each)) day.done.push(each);
    else if (start === undefined) day.anyTime.push(each);
    else (start > at ? day.later : day.toLog).push(each);
  }
  return day;
}

/** Would saying this again change nothing? Then it is not written twice. */
export function isSameRecord(before: SessionRecord | undefined, now: SessionRecord): boolean {
  return (
    before !== undefined &&
    before.state === now.state &&
    before.reason === now.reason &&
    before.minutes === now.minutes &&
    (now.note === undefined || now.note === before.note)
  );
}

/** 'Held', 'Missed: trip or event', 'Changed, 10 minutes' */
export function recordInWords({ state, reason, minutes }: SessionRecord): string {
  if (state === 'held') return 'Held';
  if (state === 'changed') return minutes > 0 ? `Changed, ${minutes} minutes` : 'Changed';
  const label = missedReasons.find(({ id }) => id === reason)?.label;
  return label ? `Missed: ${label.charAt(0).toLowerCase()}${label.slice(1)}` : 'Missed';
}

function minutesOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
}
