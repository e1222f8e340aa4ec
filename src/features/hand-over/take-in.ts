import { addDays, formatDate } from '../../basics/dates.ts';
import type { AccountDb, SchoolDb } from '../../database/connection.ts';
import { recordEvent } from '../../database/events.ts';
import type { ChildFile } from '../../files/child-file.ts';
import { childTable } from '../data-protection/index.ts';
import {
  settled,
  travels,
  type ChildRecord,
  type Known,
  type Reason,
  type Row,
  type Travelling,
} from './rules.ts';
import { addAuthors, addRows, alreadyHere, contactsOf, noteHandOver } from './store.ts';

/** The file does not fit; nothing of it may be written. */
export class DoesNotFit extends Error {}

/** The record in a file that was checked, each table and column one that Alongside has. Throws DoesNotFit. */
export function recordIn({ parts }: Pick<ChildFile, 'parts'>): ChildRecord & { readonly child: Known } {
  const part = parts.get('record.json');
  let record: ChildRecord;
  try {
    record = JSON.parse(Buffer.from(part ?? []).toString()) as ChildRecord;
  } catch {
    throw new DoesNotFit('no record');
  }
  const fits =
    typeof record?.rows === 'object' &&
    Array.isArray(record.staff) &&
    record.staff.every(({ id, name }) => isId(id) && typeof name === 'string' && name.length <= 200) &&
    Object.entries(record.rows).every(([table, rows]) => isTable(table, rows));
  if (!fits) throw new DoesNotFit('unknown table or column');
  const [pupil, ...more] = record.rows.pupil ?? [];
  const { id, upn, surname, forename, date_of_birth: dateOfBirth } = pupil ?? {};
  if (more.length || !isId(id) || ![surname, forename, dateOfBirth].every((one) => typeof one === 'string'))
    throw new DoesNotFit('no child');
  const child = {
    id,
    upn: typeof upn === 'string' ? upn : null,
    surname: String(surname),
    forename: String(forename),
    dateOfBirth: String(dateOfBirth),
  };
  for (const [table, rows] of Object.entries(record.rows))
    for (const row of rows)
      if ('pupil_id' in row && row['pupil_id'] !== id) throw new DoesNotFit(`another child in ${table}`);
  return { ...record, child };
}

const isId = (value: unknown): value is string => typeof value === 'string' && /^[\w-]{1,64}$/.test(value);

function isTable(table: string, rows: readonly Row[]): boolean {
  if (!(travels as readonly string[]).includes(table)) return false;
  if (!Array.isArray(rows) || rows.length > 50_000) return false;
  const columns = Object.keys(childTable(table as Travelling).fields);
  return rows.every((row) =>
    Object.entries(row).every(
      ([column, value]) =>
        columns.includes(column) &&
        (value === null ||
          typeof value === 'number' ||
          (typeof value === 'string' && value.length < 2_000_000)),
    ),
  );
}

interface Taking {
  readonly db: SchoolDb;
  readonly accounts: AccountDb;
  readonly staffId: string;
  readonly now: string;
  readonly today: string;
}

/**
 * Writes a child's record into this school, for a child who is here or a new one, within the caller's transaction. Everything that was
 * going on has ended with the last day at the school before. Gives the child and how many rows were new. Throws DoesNotFit.
 */
export async function takeIn(
  { db, staffId, now, today }: Taking,
  file: ChildFile,
  into: string | undefined,
): Promise<{ pupilId: string; added: number }> {
  const { rows, staff, child } = recordIn(file);
  const { from = '', leftOn = '', reason = 'moves' } = file.about;
  const pupilId = into ?? child.id;
  await addAuthors(db, staff, { from, until: addDays(today, -1) });
  let added = 0;
  if (into === undefined)
    added += await addRows(db, 'pupil', [{ ...rows.pupil![0]!, entered_on: today, left_on: null }]);
  const contacts = new Map<string, string>();
  for (const table of travels) {
    const given = rows[table];
    if (!given || table === 'pupil') continue;
    await refuseStrangers(db, table, rows, { childId: child.id, pupilId });
    const kept = table === 'contact' ? await newContacts(db, given, pupilId, contacts) : given;
    const end = { leftOn, from, now };
    added += await addRows(
      db,
      table,
      kept.map((row) => settled(table, ofHere(row, pupilId, contacts), end)),
    );
  }
  await noteHandOver(db, {
    pupilId,
    direction: 'in',
    otherSchool: from,
    reason: reason as Reason,
    leftOn,
    at: now,
    staffId,
    digest: file.digest,
    fingerprint: file.fingerprint,
    rowCount: added,
  });
  await recordEvent(db, {
    pupil_id: pupilId,
    on_day: today,
    at: now,
    kind: 'roll',
    staff_id: staffId,
    title: `Came from ${from}, with the file`,
    detail: `Made there on ${formatDate((file.about['madeAt'] ?? '').slice(0, 10))} by ${file.about['madeBy'] ?? ''}. What was going on there ended on ${formatDate(leftOn)}: support, plans and reviews begin anew here.`,
  });
  return { pupilId, added };
}

/** A row that is here under the same id must be this child's; a row that is part of another must come with it. */
async function refuseStrangers(
  db: SchoolDb,
  table: Travelling,
  rows: ChildRecord['rows'],
  { pupilId }: { childId: string; pupilId: string },
): Promise<void> {
  const { way } = childTable(table);
  const given = rows[table] ?? [];
  if ('through' in way) {
    const whole = new Set((rows[way.through as Travelling] ?? []).map(({ id }) => id));
    if (!given.every((row) => whole.has(row[way.by] ?? '')))
      throw new DoesNotFit(`a part of nothing in ${table}`);
    return;
  }
  const ids = given.map(({ id }) => id).filter((id) => isId(id));
  if (ids.length < given.length) throw new DoesNotFit(`no id in ${table}`);
  if ((await alreadyHere(db, table, ids)).some((row) => row.pupilId !== pupilId))
    throw new DoesNotFit(`somebody else’s in ${table}`);
}

/** Contacts whom the child has here already, by name and relation, stay as they are here. */
async function newContacts(
  db: SchoolDb,
  given: readonly Row[],
  pupilId: string,
  known: Map<string, string>,
): Promise<Row[]> {
  const key = (name: unknown, relation: unknown) => `${String(name)} ${String(relation)}`.toLowerCase();
  const here = new Map(
    (await contactsOf(db, pupilId)).map(({ id, name, relation }) => [key(name, relation), id]),
  );
  return given.filter((row) => {
    const same = here.get(key(row['name'], row['relation']));
    if (same) known.set(String(row['id']), same);
    return !same;
  });
}

function ofHere(row: Row, pupilId: string, contacts: ReadonlyMap<string, string>): Row {
  const contact = row['contact_id'];
  return {
    ...row,
    ...('pupil_id' in row ? { pupil_id: pupilId } : {}),
    ...(typeof contact === 'string' ? { contact_id: contacts.get(contact) ?? contact } : {}),
  };
}

/** A passphrase that nobody guesses and that can be read over the phone: twenty letters and digits, none like another. */
export function proposePassphrase(random: (below: number) => number): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const group = () => Array.from({ length: 4 }, () => letters[random(letters.length)]!).join('');
  return Array.from({ length: 5 }, () => group()).join('-');
}
