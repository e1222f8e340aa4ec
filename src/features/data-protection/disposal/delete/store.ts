import type { Kysely } from 'kysely';
import type { SchoolDb } from '../../../../database/connection.ts';
import { forgetChildren } from '../../../import/index.ts';
import { childTableNames, type ChildTableName } from '../../holdings/holdings.ts';
import { ofChild } from '../../holdings/store.ts';
import { oldRequests, oldTyping } from '../../retention/due/store.ts';
import type { RuleScope } from '../rules.ts';

/**
 * Deletes everything of these children, in the caller's transaction and in an order that the keys allow, and leaves the certificate:
 * how many rows of each kind. Who looked at what stays, with ids that lead nowhere any more. The caller has checked each child.
 * Gives the ids of letters that went, which may lie in an outbox on this machine.
 */
export async function dispose(
  db: SchoolDb,
  id: string,
  pupilIds: readonly string[],
  { staffId, now }: { readonly staffId: string; readonly now: string },
): Promise<string[]> {
  const children = await db
    .selectFrom('pupil')
    .select(['id', 'upn', 'surname', 'forename', 'known_as as knownAs'])
    .where('id', 'in', pupilIds)
    .execute();
  const letters = await db.selectFrom('delivery').select('id').where('pupil_id', 'in', pupilIds).execute();
  const any = db as unknown as Kysely<Record<string, Record<string, string | number | null>>>;
  // First, while it can still be asked who they were: rows of lists may name a child without being about one.
  const counts: Record<string, number> = { import_row: await forgetChildren(db, children) };
  for (const table of disposalOrder) {
    for (const pupilId of pupilIds) {
      const { numDeletedRows } = await any
        .deleteFrom(table)
        .where(ofChild(table, pupilId))
        .executeTakeFirst();
      counts[table] = (counts[table] ?? 0) + Number(numDeletedRows);
    }
  }
  // Where a form of theirs led: the address holds the child's id.
  for (const pupilId of pupilIds)
    await db.deleteFrom('submission').where('location', 'like', `%${pupilId}%`).execute();
  await done(db, id, counts, { staffId, now });
  return letters.map((letter) => letter.id);
}

/** Deletes what a rule does not keep any more, and leaves the certificate. What is on hold by now stays. */
export async function disposeUnder(
  db: SchoolDb,
  { id, scope, upTo }: { readonly id: string; readonly scope: RuleScope; readonly upTo: string },
  by: { readonly staffId: string; readonly now: string },
): Promise<void> {
  await done(db, id, await deleteUnder[scope](db, upTo), by);
}

const deleteUnder = {
  typing: async (db: SchoolDb, before: string) => ({
    document_answer: gone(
      await db.deleteFrom('document_answer').where(oldTyping(db, before)).executeTakeFirst(),
    ),
  }),
  requests: async (db: SchoolDb, before: string) => {
    const counts: Record<string, number> = {};
    for (const table of ['access_entry', 'access_step'] as const)
      counts[table] = gone(
        await db.deleteFrom(table).where('request_id', 'in', oldRequests(db, before)).executeTakeFirst(),
      );
    const requests = await oldRequests(db, before).execute();
    for (const { id } of requests) await db.deleteFrom('access_request').where('id', '=', id).execute();
    return { ...counts, access_request: requests.length };
  },
};

const gone = ({ numDeletedRows }: { numDeletedRows: bigint }): number => Number(numDeletedRows);

async function done(
  db: SchoolDb,
  id: string,
  counts: Readonly<Record<string, number>>,
  { staffId, now }: { readonly staffId: string; readonly now: string },
): Promise<void> {
  await db
    .updateTable('disposal')
    .set({ state: 'done', answered_by: staffId, answered_at: now, counts: JSON.stringify(counts) })
    .where('id', '=', id)
    .execute();
}

// Rows that others point at go after those that point at them; a test holds this against the keys of the database.
const first: readonly ChildTableName[] = [
  'disposal_child',
  'legal_hold',
  'access_entry',
  'access_step',
  'access_request',
  'import_row',
  'delivery_event',
  'delivery',
  'briefing_reader',
  'briefing',
  'session_record',
  'missed_decision',
  'provision_decision',
  'provision',
  'outcome_result',
  'outcome',
  'teacher_answer',
  'teacher_ask',
  'view_given',
  'concern',
  'decision',
  'review_date',
  'meeting',
  'action_item',
  'sen_period',
  'notice',
  'document_presence',
  'document_version',
  'document_answer',
  'document',
  'cycle',
];

/** What is not deleted: who has looked shows that the record was disposed of rightly, and by whom. */
export const staysAfterDisposal: readonly ChildTableName[] = ['audit'];

/** Every kind of entry of a child in the order of deletion; the child last. */
export const disposalOrder: readonly ChildTableName[] = [
  ...first,
  ...childTableNames.filter(
    (table) => table !== 'pupil' && !first.includes(table) && !staysAfterDisposal.includes(table),
  ),
  'pupil',
];
