import type { SchoolDb } from '../../../../database/connection.ts';
import { newId } from '../../../../database/id.ts';
import { forgetOldLists } from '../../../import/index.ts';
import { heldChildren, oldAttempts } from '../due/store.ts';
import { lengthInWords, type Length } from '../rules/lengths.ts';
import { ruleOf, type RuleName } from '../rules/kept.ts';

// Each forgets what began before a day, or the moment at which that day began, and gives how many rows went.

const gone = ({ numDeletedRows }: { numDeletedRows: bigint }): number => Number(numDeletedRows);

export const forgetAttempts = async (db: SchoolDb, day: string): Promise<number> =>
  gone(await db.deleteFrom('delivery_event').where(oldAttempts(db, day)).executeTakeFirst());

export const forgetFilesIn = async (db: SchoolDb, moment: string): Promise<number> =>
  gone(await db.deleteFrom('file_received').where('at', '<', moment).executeTakeFirst());

export const forgetFormsSent = async (db: SchoolDb, moment: string): Promise<number> =>
  gone(await db.deleteFrom('submission').where('at', '<', moment).executeTakeFirst());

export const forgetPresence = async (db: SchoolDb, moment: string): Promise<number> =>
  gone(
    await db
      .deleteFrom('document_presence')
      .where('seen_at', '<', moment)
      .where('document_id', 'not in', (eb) =>
        eb.selectFrom('document').select('document.id').where('document.pupil_id', 'in', heldChildren(db)),
      )
      .executeTakeFirst(),
  );

export async function forgetLists(db: SchoolDb, moment: string): Promise<number> {
  const held = await db
    .selectFrom('pupil')
    .select(['id', 'upn', 'surname', 'forename', 'known_as as knownAs'])
    .where('id', 'in', heldChildren(db))
    .execute();
  return forgetOldLists(db, moment, held);
}

/** The names of people stay on what they wrote; the way to their accounts does not. */
export async function forgetAccountsOf(db: SchoolDb, staffIds: readonly string[]): Promise<void> {
  for (const id of staffIds)
    await db.updateTable('staff').set({ account_id: null }).where('id', '=', id).execute();
}

/** Writes down that something went by itself: by which rule, as it stood, and how much. */
export async function noteCleared(
  db: SchoolDb,
  rule: RuleName,
  { length, entries, now }: { readonly length: Length; readonly entries: number; readonly now: string },
): Promise<void> {
  await db
    .insertInto('clearing')
    .values({ id: newId(), rule, in_words: lengthInWords(ruleOf(rule), length), entries, at: now })
    .execute();
}
