import { dateOfInstant, daysInMonth, formatDate, partsOf, timeOfInstant } from '../../../basics/dates.ts';
import type { Role } from '../../../basics/viewer.ts';

/** One line of the audit about one child. */
export interface LogLine {
  readonly at: string;
  readonly staffId: string | null;
  readonly action: string;
  readonly subject: string;
  /** Of a school that was merged into this one: its name. */
  readonly school?: string;
}

export interface Looker {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly school?: string;
}

/** What one person did to one kind of page on one day, however often. */
export interface LogEntry {
  readonly day: string;
  readonly staffId: string | null;
  readonly school?: string;
  readonly kind: 'looked' | 'changed' | 'took';
  /** 'Opened the plan'. */
  readonly what: string;
  readonly times: number;
  /** Times of day, '09:05'. */
  readonly first: string;
  readonly last: string;
}

// As the routes call it, where a person would say it otherwise.
const subjectWords: Readonly<Record<string, string>> = {
  record: 'the child’s page',
  audit: 'this list',
  'entries for a copy': 'entries for a copy',
  'what is left out of a copy': 'what is left out of a copy',
  'copy of what is held': 'a copy of what is held',
  'legal hold': 'the legal hold',
  'records due for disposal': 'the list of records due for disposal, with this child on it',
  'records proposed for disposal': 'a proposed disposal, with this child in it',
  'request for a copy': 'a request for a copy',
  'register of requests for a copy': 'the register of requests for a copy',
  'what is held': 'what is held of this child',
  'who may see what': 'who may see what',
  'who may see an entry': 'who may see an entry',
  'what is shared': 'what is shared with the family',
  'what needs doing': 'the list of what needs doing, with this child on it',
  'open concerns': 'the list of concerns, with this child on it',
  register: 'the register',
  'register history': 'the history on the register',
  contacts: 'parents and contacts',
  contact: 'a parent or contact',
  'names of parents': 'the names of the parents',
  letter: 'a letter',
  letters: 'the list of letters',
  'letter as PDF': 'a letter as PDF',
  'letter about an early discussion': 'a letter about an early discussion',
  'delivery of a letter': 'what became of a letter',
  plan: 'the plan',
  'plan, to write on it': 'the plan, to write on it',
  'plan, to agree it': 'the plan, to agree it',
  'version of a document': 'an earlier version of a document',
  assessment: 'the assessment',
  'list of assessments': 'the list of assessments',
  "teachers' answers": 'what the teachers answered',
  teachers: 'the teachers',
  'question to a colleague': 'a question to a colleague',
  'SEN or not': 'whether the child has SEN',
  decision: 'a decision',
  briefing: 'the briefing',
  session: 'a session',
  group: 'a group the child is in',
  'missed sessions': 'the missed sessions',
  'support planned and given': 'support planned and given',
  concern: 'a concern',
  'note of an early discussion': 'the note of an early discussion',
  need: 'a need',
  needs: 'the needs',
  diagnosis: 'a diagnosis',
  strength: 'a strength',
  action: 'an action',
  actions: 'the actions',
  observation: 'an observation',
  review: 'a review',
  reviews: 'the reviews',
  'review date': 'the review date',
  'review meeting': 'a review meeting',
};

const lookingVerbs: Readonly<Record<string, string>> = {
  read: 'Opened',
  looked: 'Looked at',
  'saw who has looked': 'Read',
};

/** A line in plain words: what was opened or done. What no list knows is said as the route says it. */
export function whatOf({ action, subject }: Pick<LogLine, 'action' | 'subject'>): string {
  const verb = lookingVerbs[action] ?? action.charAt(0).toUpperCase() + action.slice(1);
  return `${verb} ${subjectWords[subject] ?? subject}`;
}

/** Whether something was only looked at, changed, or taken out of Alongside as a file. */
export function kindOf(action: string): LogEntry['kind'] {
  if (action === 'downloaded') return 'took';
  return Object.hasOwn(lookingVerbs, action) ? 'looked' : 'changed';
}

/** A month's lines, newest first, as entries: the same person, day and deed are one entry with how often. */
export function entriesOf(lines: readonly LogLine[], month: string): LogEntry[] {
  const entries = new Map<string, LogEntry>();
  for (const line of lines) {
    const day = dateOfInstant(line.at);
    if (!day.startsWith(month)) continue;
    const what = whatOf(line);
    const key = JSON.stringify([day, line.staffId, what, line.school]);
    const known = entries.get(key);
    const time = timeOfInstant(line.at);
    entries.set(
      key,
      known
        ? { ...known, times: known.times + 1, first: time < known.first ? time : known.first }
        : {
            day,
            staffId: line.staffId,
            ...(line.school === undefined ? {} : { school: line.school }),
            kind: kindOf(line.action),
            what,
            times: 1,
            first: time,
            last: time,
          },
    );
  }
  return [...entries.values()].sort((a, b) => (a.day === b.day ? byTime(a, b) : a.day < b.day ? 1 : -1));
}

const byTime = (a: LogEntry, b: LogEntry): number => (a.last === b.last ? 0 : a.last < b.last ? 1 : -1);

/** 'YYYY-MM' if it is a month, else the month of this day. */
export function monthFrom(asked: string | undefined, today: string): string {
  return /^\d{4}-(?:0[1-9]|1[0-2])$/.test(asked ?? '') ? asked! : today.slice(0, 7);
}

/** The month so many months on. */
export function monthAfter(month: string, count: number): string {
  const { year, month: number } = partsOf(`${month}-01`);
  const index = year * 12 + number - 1 + count;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** 'November 2026' */
export const monthInWords = (month: string): string => formatDate(`${month}-01`).slice(2);

/** Moments that surely hold the whole month on an English wall: summer time begins a day an hour early. */
export function momentsOf(month: string): { readonly from: string; readonly until: string } {
  const { year, month: number } = partsOf(`${month}-01`);
  return {
    from: new Date(Date.UTC(year, number - 1, 0)).toISOString(),
    until: new Date(Date.UTC(year, number - 1, daysInMonth(number, year) + 1)).toISOString(),
  };
}

export interface Span {
  readonly first: string;
  readonly last: string;
}

/** From the earliest of two spans to the latest; undefined where there is neither. */
export function spanOfBoth(one: Span | undefined, other: Span | undefined): Span | undefined {
  if (!one || !other) return one ?? other;
  return {
    first: one.first < other.first ? one.first : other.first,
    last: one.last > other.last ? one.last : other.last,
  };
}

/** '5 people opened this record on 9 days; 2 of them changed something.' */
export function inShort(entries: readonly LogEntry[]): string {
  const count = (kept: readonly LogEntry[], of: 'staffId' | 'day') =>
    new Set(kept.map((entry) => entry[of])).size;
  const [people, days] = [count(entries, 'staffId'), count(entries, 'day')];
  const changed = count(
    entries.filter(({ kind }) => kind === 'changed'),
    'staffId',
  );
  const who = people === 1 ? 'One person' : `${people} people`;
  const when = days === 1 ? 'one day' : `${days} days`;
  const wrote = changed === 0 ? 'nothing was changed' : `${changed} of them wrote or changed something`;
  return `${who} opened this record on ${when}; ${wrote}.`;
}
