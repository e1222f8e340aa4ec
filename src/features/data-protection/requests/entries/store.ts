import type { Answers } from '../../../../basics/answers.ts';
import type { SchoolDb } from '../../../../database/connection.ts';
import { newId } from '../../../../database/id.ts';
import type { DocumentKind, KindName } from '../../../documents/rules.ts';
import type { ChildTableName } from '../../holdings/holdings.ts';
import { everythingOf, type Row } from '../../holdings/store.ts';
import { namesOfStaff } from '../store.ts';
import { entriesOf, fingerprintOf } from './in-words.ts';
import type { Decided, Entry, NewDecision } from './rules.ts';

/** An entry as it is now, with what was decided of it. */
export interface ReviewedEntry extends Entry, Decided {
  readonly id: string;
  readonly sentBack: string | null;
}

export interface Reviewed {
  readonly entries: readonly ReviewedEntry[];
  /** Entries that came, or changed, since they were gathered: nobody has decided on them as they are now. */
  readonly changed: number;
}

type Kinds = Readonly<Record<KindName, DocumentKind>>;

/** What this is about is no entry of the copy: the request itself, and what was decided for it. */
const notAsked: ReadonlySet<ChildTableName> = new Set(['access_request', 'access_step', 'access_entry']);

async function asEntries(db: SchoolDb, pupilId: string, kinds: Kinds): Promise<Entry[]> {
  const everything = new Map(
    [...(await everythingOf(db, pupilId))].filter(([table]) => !notAsked.has(table)),
  );
  const named = (rows: readonly Row[] | undefined) =>
    new Map((rows ?? []).map((row) => [String(row['id']), String(row['name'])]));
  return entriesOf(everything, {
    staff: await namesOfStaff(db),
    contacts: named(everything.get('contact')),
    kinds,
    documents: new Map(
      (everything.get('document') ?? []).map((row) => [
        String(row['id']),
        { kind: row['kind'] as KindName, answers: JSON.parse(String(row['answers'])) as Answers },
      ]),
    ),
  });
}

/**
 * Puts every entry of the child's record before whoever decides. What was decided stays; what changed since is to be decided again,
 * and what is gone is gone.
 */
export async function gather(
  db: SchoolDb,
  request: { readonly id: string; readonly pupilId: string },
  kinds: Kinds,
  now: string,
): Promise<void> {
  const entries = await asEntries(db, request.pupilId, kinds);
  const known = new Map((await decisionsOf(db, request.id)).map((row) => [placeOf(row.table, row.key), row]));
  const fresh: Entry[] = [];
  for (const entry of entries) {
    const before = known.get(placeOf(entry.table, entry.key));
    known.delete(placeOf(entry.table, entry.key));
    if (!before) fresh.push(entry);
    else if (before.fingerprint !== fingerprintOf(entry) && !growsByReading(entry))
      await db
        .updateTable('access_entry')
        .set({ ...undecided, fingerprint: fingerprintOf(entry), sent_back: 'It has changed since' })
        .where('id', '=', before.id)
        .execute();
  }
  for (let at = 0; at < fresh.length; at += 200)
    await db
      .insertInto('access_entry')
      .values(
        fresh.slice(at, at + 200).map((entry) => ({
          id: newId(),
          request_id: request.id,
          table_name: entry.table,
          entry_key: entry.key,
          fingerprint: fingerprintOf(entry),
          ...undecided,
          sent_back: null,
        })),
      )
      .execute();
  const gone = [...known.values()].map(({ id }) => id);
  if (gone.length) await db.deleteFrom('access_entry').where('id', 'in', gone).execute();
  await db.updateTable('access_request').set({ gathered_at: now }).where('id', '=', request.id).execute();
}

const undecided = {
  decision: 'undecided',
  reason: null,
  words: null,
  decided_by: null,
  decided_at: null,
  confirmed_by: null,
  confirmed_at: null,
} as const;

/** The entries as they are now with what was decided; those whose words changed since count as changed and undecided. */
export async function reviewed(
  db: SchoolDb,
  request: { readonly id: string; readonly pupilId: string },
  kinds: Kinds,
): Promise<Reviewed> {
  const decisions = new Map(
    (await decisionsOf(db, request.id)).map((row) => [placeOf(row.table, row.key), row]),
  );
  let changed = 0;
  const entries: ReviewedEntry[] = [];
  for (const entry of await asEntries(db, request.pupilId, kinds)) {
    const row = decisions.get(placeOf(entry.table, entry.key));
    if (row?.fingerprint !== fingerprintOf(entry) && !growsByReading(entry)) changed += 1;
    else if (row) entries.push({ ...entry, ...row });
  }
  return { entries, changed };
}

// Reading the record adds to who has looked: that alone is no reason to decide anew.
const growsByReading = ({ table }: Entry): boolean => table === 'audit';

const placeOf = (table: string, key: string): string => `${table} ${key}`;

interface DecisionRow extends Decided {
  readonly id: string;
  readonly table: string;
  readonly key: string;
  readonly fingerprint: string;
  readonly sentBack: string | null;
}

async function decisionsOf(db: SchoolDb, requestId: string): Promise<DecisionRow[]> {
  const rows = await db
    .selectFrom('access_entry')
    .select([
      'id',
      'table_name as table',
      'entry_key as key',
      'fingerprint',
      'decision',
      'reason',
      'words',
      'decided_by as decidedBy',
      'confirmed_by as confirmedBy',
      'sent_back as sentBack',
    ])
    .where('request_id', '=', requestId)
    .execute();
  return rows.map((row) => ({ ...row, words: row.words ? (JSON.parse(row.words) as string[]) : [] }));
}

/** Decides on entries, anew if they were decided before; whatever is left out waits for a second person then. */
export async function decide(
  db: SchoolDb,
  ids: readonly string[],
  decision: NewDecision,
  by: { readonly staffId: string; readonly now: string },
): Promise<void> {
  for (let at = 0; at < ids.length; at += 500)
    await db
      .updateTable('access_entry')
      .set({
        decision: decision.decision,
        reason: 'reason' in decision ? decision.reason : null,
        words: 'words' in decision ? JSON.stringify(decision.words) : null,
        decided_by: by.staffId,
        decided_at: by.now,
        confirmed_by: null,
        confirmed_at: null,
        sent_back: null,
      })
      .where('id', 'in', ids.slice(at, at + 500))
      .execute();
}

/** A second person agrees to what is left out of these entries. The caller has checked that they may. */
export async function confirm(
  db: SchoolDb,
  ids: readonly string[],
  by: { readonly staffId: string; readonly now: string },
): Promise<void> {
  if (!ids.length) return;
  await db
    .updateTable('access_entry')
    .set({ confirmed_by: by.staffId, confirmed_at: by.now })
    .where('id', 'in', ids)
    .where('decided_by', '!=', by.staffId)
    .execute();
}

/** A second person does not agree: the entry is to be decided anew, and says why. */
export async function sendBack(db: SchoolDb, id: string, why: string): Promise<void> {
  await db
    .updateTable('access_entry')
    .set({ ...undecided, sent_back: why })
    .where('id', '=', id)
    .execute();
}

/** Whether the copy says that something was left out. */
export async function setTells(db: SchoolDb, requestId: string, tells: 'yes' | 'no'): Promise<void> {
  await db.updateTable('access_request').set({ tells_left_out: tells }).where('id', '=', requestId).execute();
}
