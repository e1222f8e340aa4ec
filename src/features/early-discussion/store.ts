import type { Answers } from '../../basics/answers.ts';
import type { SchoolDb } from '../../database/connection.ts';
import { recordEvent } from '../../database/events.ts';
import { newId } from '../../database/id.ts';
import type { Parent } from '../pupils/rules.ts';

interface Held {
  readonly pupilId: string;
  readonly documentId: string;
  readonly answers: Answers;
  readonly version: number;
  readonly staffId: string;
  readonly now: string;
}

/** The talk as a meeting with the parents that was held (Code 6.65: they count towards three a year), once a note. */
export async function recordTalk(db: SchoolDb, held: Held): Promise<void> {
  const { answers, documentId, pupilId } = held;
  const on = answers['heldOn']!;
  const known = await db
    .selectFrom('meeting')
    .select('id')
    .where('document_id', '=', documentId)
    .executeTakeFirst();
  const facts = { on_day: on, held_on: on, parents_present: answers['tookPart'] ?? null };
  if (known) await db.updateTable('meeting').set(facts).where('id', '=', known.id).execute();
  else
    await db
      .insertInto('meeting')
      .values({
        id: newId(),
        pupil_id: pupilId,
        document_id: documentId,
        about: 'early-discussion',
        starts_at: null,
        minutes: 30,
        place: null,
        sequence: 0,
        child_part: null,
        cancelled_because: null,
        ...facts,
      })
      .execute();
  await recordEvent(db, {
    pupil_id: pupilId,
    on_day: on,
    at: held.now,
    kind: 'early-discussion',
    title: known ? 'The note of the early discussion was amended' : 'Early discussion with the parents',
    detail: answers['nextSteps'] ?? null,
    ref_kind: 'document',
    ref_id: documentId,
    ref_version: held.version,
    staff_id: held.staffId,
  });
}

/** The young person's own address, where one is on record. */
export async function ownContactOf(db: SchoolDb, pupilId: string): Promise<Parent | undefined> {
  return db
    .selectFrom('contact')
    .select(['id', 'name', 'relation', 'email', 'phone', 'address', 'language', 'interpreter'])
    .where('pupil_id', '=', pupilId)
    .where('relation', '=', 'Self')
    .where('until_on', 'is', null)
    .executeTakeFirst();
}
