import { addDays } from '../../basics/dates.ts';

export type Row = Readonly<Record<string, string | number | null>>;
/** What travels, each table after those that its keys name. */
export const travels = [
  'pupil',
  'contact',
  'circumstance',
  'need',
  'diagnosis',
  'strength',
  'event',
  'cycle',
  'document',
  'document_answer',
  'document_version',
  'notice',
  'delivery',
  'delivery_event',
  'sen_period',
  'concern',
  'view_given',
  'teacher_ask',
  'teacher_answer',
  'score',
  'advice',
  'decision',
  'outcome',
  'outcome_result',
  'provision',
  'provision_decision',
  'session_record',
  'missed_decision',
  'observation',
  'review_date',
  'meeting',
  'action_item',
  'audience_change',
] as const;
export type Travelling = (typeof travels)[number];

export type Rows = Readonly<Partial<Record<Travelling, readonly Row[]>>>;

export const reasons = {
  moves: 'The child moves to this school',
  transfer: 'The child goes on to this school at the end of a phase',
  shared: 'The child goes to both schools',
} as const;
export type Reason = keyof typeof reasons;

/** What is the sending school's own business, and why it does not travel. */
export const staysBehind = {
  class_pupil: 'classes are the school’s own',
  audit: 'who looked at the record is the school’s to answer for',
  import_row: 'lists of the school’s information system hold more than this child',
  document_presence: 'who had a page open a moment ago',
  briefing: 'staff of this school were told; the next school tells its own',
  briefing_reader: 'staff of this school were told; the next school tells its own',
  hand_over: 'each school keeps its own record of files',
  came_from: 'which schools were merged is no part of the record',
  legal_hold: 'each school decides by itself what it must not dispose of',
  disposal_child: 'what this school disposed of',
  access_request: 'what was asked of this school is this school’s to answer',
  access_step: 'what was asked of this school is this school’s to answer',
  access_entry: 'what was asked of this school is this school’s to answer',
} as const;

/** Copies of letters that nobody has had are no record of anything; the letter itself travels. */
const arrived = new Set<unknown>(['sent', 'handed-over']);

/** What travels of a child: everything but what stays behind, copies that never arrived and questions nobody answered. */
export function travelling(all: ReadonlyMap<string, readonly Row[]>): Rows {
  const copies = new Set(
    (all.get('delivery') ?? []).filter(({ state }) => arrived.has(state)).map(({ id }) => id),
  );
  const goes = (table: Travelling, row: Row): boolean => {
    if (table === 'delivery') return copies.has(row['id'] ?? '');
    if (table === 'delivery_event') return copies.has(row['delivery_id'] ?? '');
    if (table === 'teacher_answer') return row['answered_at'] !== null;
    return true;
  };
  const rows: Partial<Record<Travelling, readonly Row[]>> = {};
  for (const table of travels) {
    const left = (all.get(table) ?? []).filter((row) => goes(table, row)).map(withoutSchool);
    if (left.length) rows[table] = left;
  }
  return rows;
}

const withoutSchool = (row: Row): Row =>
  Object.fromEntries(Object.entries(row).filter(([column]) => column !== 'school_id'));

/**
 * A row as the next school keeps it: whatever was going on ended with the child's last day. Nothing is begun, posted or promised in
 * the name of a school that has not decided it.
 */
export function settled(
  table: Travelling,
  row: Row,
  { leftOn, from, now }: { readonly leftOn: string; readonly from: string; readonly now: string },
): Row {
  const moved = `Moved on from ${from}`;
  const dayAfter = (day: string | number | null | undefined) => typeof day === 'string' && day > leftOn;
  const after = (day: string, began: Row[string] | undefined) =>
    typeof began === 'string' && began > day ? began : addDays(day, 1);
  const isOpen = (until: string | number | null | undefined) =>
    until === null || until === undefined || dayAfter(until);
  switch (table) {
    case 'sen_period':
      return isOpen(row['until_on'])
        ? // The first day on which it no longer holds.
          { ...row, until_on: after(leftOn, row['from_on']), ended_because: moved }
        : row;
    case 'document':
      return row['status'] === 'ended' ? row : { ...row, status: 'ended', ended_at: row['ended_at'] ?? now };
    case 'cycle':
    case 'outcome':
      return isOpen(row['ended_on']) ? { ...row, ended_on: leftOn } : row;
    case 'provision':
      return { ...row, group_id: null, ends_on: isOpen(row['ends_on']) ? leftOn : (row['ends_on'] ?? null) };
    case 'meeting':
      return row['held_on'] === null && dayAfter(row['on_day'])
        ? { ...row, cancelled_because: row['cancelled_because'] ?? moved }
        : row;
    case 'concern':
      return row['closed_on'] === null ? { ...row, closed_on: leftOn, closed_because: moved } : row;
    default:
      return row;
  }
}

export interface Known {
  readonly id: string;
  readonly upn: string | null;
  readonly surname: string;
  readonly forename: string;
  readonly dateOfBirth: string;
}

/** Children here who are the child of a file, or may be: by UPN, else by name and date of birth. A person decides. */
export function matchesOf(child: Known, here: readonly Known[]): { known: Known; by: 'upn' | 'name' }[] {
  const plain = (text: string) =>
    text
      .normalize('NFKD')
      .replaceAll(/[^\p{L}]/gu, '')
      .toLowerCase();
  const name = (one: Known) => `${plain(one.forename)} ${plain(one.surname)} ${one.dateOfBirth}`;
  return here.flatMap((known): { known: Known; by: 'upn' | 'name' }[] => {
    if (known.id === child.id || (child.upn !== null && known.upn === child.upn))
      return [{ known, by: 'upn' }];
    return name(known) === name(child) ? [{ known, by: 'name' }] : [];
  });
}

export interface Staff {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly jobTitle: string | null;
}

/** What a file says of itself before anything of it is taken in. */
export interface ChildRecord {
  readonly rows: Rows;
  readonly staff: readonly Staff[];
}

/** Why a file cannot be taken in, and what to do. */
export const refusals = {
  'not-one':
    'This is not a file that Alongside made of a child. Ask the other school for the file itself, as it came.',
  'too-large': 'The file is larger than a child’s file can be. Ask the other school to make it again.',
  locked: 'The file is locked. Enter the passphrase that the other school reads to you on the phone.',
  'wrong-passphrase':
    'That passphrase does not open this file. Ask the other school to read it to you again.',
  'cut-off': 'The end of the file is missing: it did not arrive whole. Download or copy it again.',
  'too-new':
    'The file was made by a newer Alongside than this one. Ask whoever looks after yours to bring it up to date.',
  changed:
    'The file is not as the other school signed it: it was changed or damaged on the way. Do not use it, and ask for it again.',
  'does-not-fit':
    'The file is signed, and holds something that Alongside cannot take in. Nothing was written. Ask the other school to make it again, and tell whoever looks after Alongside.',
} as const;
export type WhyNot = keyof typeof refusals;
