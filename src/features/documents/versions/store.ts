import { changedFields, type Answers } from '../../../basics/answers.ts';
import type { SchoolDb } from '../../../database/connection.ts';
import type { StoredDocument, Version } from '../rules.ts';

/** Every version that was agreed, oldest first. The caller has found the document through the viewer. */
export async function versionsOf(db: SchoolDb, documentId: string): Promise<Version[]> {
  const rows = await db
    .selectFrom('document_version')
    .innerJoin('staff', 'staff.id', 'document_version.staff_id')
    .select(['number', 'answers', 'reason', 'staff.name as by', 'at'])
    .where('document_id', '=', documentId)
    .orderBy('number')
    .execute();
  return rows.map((row) => ({ ...row, answers: JSON.parse(row.answers) as Answers }));
}

/** The versions, newest first, and how many answers have been changed since. */
export async function versionsWithChanges(db: SchoolDb, document: Pick<StoredDocument, 'id' | 'answers'>) {
  const versions = await versionsOf(db, document.id);
  const newest = versions.at(-1);
  return {
    versions: versions.toReversed(),
    changed: newest ? changedFields(newest.answers, document.answers).length : 0,
  };
}

/** Finishes a draft, or amends what is finished: today's answers become the next version, with the reason. Gives its number. */
export async function agreeVersion(
  db: SchoolDb,
  document: Pick<StoredDocument, 'id' | 'revision' | 'answers'>,
  { reason, staffId, now }: { reason: string; staffId: string; now: string },
): Promise<number> {
  const last = await db
    .selectFrom('document_version')
    .select((eb) => eb.fn.max('number').as('number'))
    .where('document_id', '=', document.id)
    .executeTakeFirst();
  const number = Number(last?.number ?? 0) + 1;
  await db
    .insertInto('document_version')
    .values({
      document_id: document.id,
      number,
      revision: document.revision,
      answers: JSON.stringify(document.answers),
      reason,
      staff_id: staffId,
      at: now,
    })
    .execute();
  await db
    .updateTable('document')
    .set({
      responsible_id: await responsibleFor(db, document.answers),
      ...(number === 1 ? { status: 'finished', finished_at: now } : {}),
    })
    .where('id', '=', document.id)
    .execute();
  return number;
}

async function responsibleFor(db: SchoolDb, answers: Answers): Promise<string | null> {
  const id = answers['responsibleTeacherId'];
  if (!id) return null;
  const known = await db.selectFrom('staff').select('id').where('id', '=', id).executeTakeFirst();
  return known?.id ?? null;
}
