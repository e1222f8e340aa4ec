import { toKeep, type Audience, type EntryKindName, type KeptAudience } from '../../../basics/audience.ts';
import type { SchoolDb } from '../../../database/connection.ts';
import { newId } from '../../../database/id.ts';
import type { Decision, Entry } from '../rules.ts';

/** What was decided about an entry, newest first. The caller has found the entry through the viewer. */
export async function decisionsOn(db: SchoolDb, entryId: string): Promise<Decision[]> {
  return db
    .selectFrom('audience_change')
    .innerJoin('staff', 'staff.id', 'audience_change.decided_by')
    .select(['audience', 'reason', 'staff.name as by', 'decided_at as at'])
    .where('entry_id', '=', entryId)
    .orderBy('decided_at', 'desc')
    .orderBy('audience_change.id', 'desc')
    .execute();
}

const tables = {
  concern: 'concern',
  view: 'view_given',
  observation: 'observation',
  advice: 'advice',
  score: 'score',
  diagnosis: 'diagnosis',
  strength: 'strength',
  need: 'need',
  'early-discussion': 'document',
  assessment: 'document',
  plan: 'document',
  review: 'document',
} as const satisfies Record<EntryKindName, string>;

/** From now on an entry is for these people, and so are the lines and letters that repeat its words. */
export async function decideAudience(
  db: SchoolDb,
  entry: Pick<Entry, 'kind' | 'id' | 'pupilId'>,
  { audience, reason }: { readonly audience: Audience; readonly reason: string },
  { staffId, now }: { readonly staffId: string; readonly now: string },
): Promise<void> {
  const kept = toKeep(entry.kind, audience);
  await db.updateTable(tables[entry.kind]).set({ audience: kept }).where('id', '=', entry.id).execute();
  await changeLines(db, entry, kept);
  if (entry.kind === 'concern') await changeAnswers(db, entry, kept);
  await db
    .insertInto('audience_change')
    .values({
      id: newId(),
      pupil_id: entry.pupilId,
      kind: entry.kind,
      entry_id: entry.id,
      audience,
      reason,
      decided_by: staffId,
      decided_at: now,
    })
    .execute();
}

/** The lines of the story that repeat an entry. Those from before lines named their entry are known by what they refer to. */
async function changeLines(
  db: SchoolDb,
  { kind, id, pupilId }: Pick<Entry, 'kind' | 'id' | 'pupilId'>,
  audience: KeptAudience,
): Promise<void> {
  await db
    .updateTable('event')
    .set({ audience })
    .where('pupil_id', '=', pupilId)
    .where((eb) => eb.or([eb('entry_id', '=', id), eb('ref_id', '=', id)]))
    .execute();
  if (kind !== 'view') return;
  const view = await db
    .selectFrom('view_given')
    .select(['recorded_at', 'recorded_by'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  await db
    .updateTable('event')
    .set({ audience })
    .where('pupil_id', '=', pupilId)
    .where('kind', '=', 'views')
    .where('entry_id', 'is', null)
    .where('at', '=', view.recorded_at)
    .where('staff_id', '=', view.recorded_by)
    .execute();
}

/** The letters that answered a concern were written in the moment of its answer. */
async function changeAnswers(
  db: SchoolDb,
  { id, pupilId }: Pick<Entry, 'id' | 'pupilId'>,
  kept: KeptAudience,
): Promise<void> {
  const audience = kept === 'senco' ? kept : 'usual';
  const letters = await db
    .selectFrom('notice')
    .select('id')
    .where('pupil_id', '=', pupilId)
    .where('kind', '=', 'concern-reply')
    .where('created_at', 'in', (eb) =>
      eb.selectFrom('event').select('at').where('kind', '=', 'concern').where('ref_id', '=', id),
    )
    .execute();
  if (letters.length === 0) return;
  const ids = letters.map((letter) => letter.id);
  await db.updateTable('notice').set({ audience }).where('id', 'in', ids).execute();
  await db.updateTable('event').set({ audience }).where('ref_id', 'in', ids).execute();
}
