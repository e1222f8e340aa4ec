import type { SchoolDb } from '../../../database/connection.ts';

/** How long somebody counts as being in a document after their page last spoke. */
const secondsPresent = 90;

/** Notes that this person has the document open. */
export async function notePresence(
  db: SchoolDb,
  documentId: string,
  staffId: string,
  now: string,
): Promise<void> {
  await db
    .insertInto('document_presence')
    .values({ document_id: documentId, staff_id: staffId, seen_at: now })
    .onConflict((conflict) =>
      conflict.columns(['school_id', 'document_id', 'staff_id']).doUpdateSet({ seen_at: now }),
    )
    .execute();
}

/** Who else has the document open now, by name. */
export async function whoElseIsIn(
  db: SchoolDb,
  documentId: string,
  staffId: string,
  now: string,
): Promise<string[]> {
  const since = new Date(Date.parse(now) - secondsPresent * 1000).toISOString();
  const rows = await db
    .selectFrom('document_presence')
    .innerJoin('staff', 'staff.id', 'document_presence.staff_id')
    .select('staff.name as name')
    .where('document_id', '=', documentId)
    .where('staff_id', '!=', staffId)
    .where('seen_at', '>=', since)
    .orderBy('name')
    .execute();
  return rows.map(({ name }) => name);
}
