import type { Viewer } from '../../../basics/viewer.ts';
import type { SchoolDb } from '../../../database/connection.ts';
import { reviewDueOf } from '../../review/index.ts';
import { pilesOf } from '../../provision/index.ts';
import type { MondayFacts } from '../facts.ts';

/** Parents' concerns that wait for a reply. */
export async function concerns(db: SchoolDb): Promise<MondayFacts['concerns']> {
  return db
    .selectFrom('concern')
    .select(['pupil_id as pupilId', 'id as concernId', 'raised_on as raisedOn'])
    .where('raised_as', '=', 'parent')
    .where('replied_on', 'is', null)
    .where('closed_on', 'is', null)
    .execute();
}

/** Rounds of teachers' answers that are not complete, for documents still being written. */
export async function teacherRounds(db: SchoolDb): Promise<MondayFacts['teacherRounds']> {
  const rows = await db
    .selectFrom('teacher_ask')
    .innerJoin('document', 'document.id', 'teacher_ask.document_id')
    .innerJoin('teacher_answer', 'teacher_answer.ask_id', 'teacher_ask.id')
    .select([
      'teacher_ask.pupil_id as pupilId',
      'teacher_ask.document_id as roundId',
      'teacher_ask.due_on as dueOn',
    ])
    .select((eb) => [
      eb.fn.countAll<number>().as('asked'),
      eb.fn.count<number>('teacher_answer.answered_at').as('answered'),
    ])
    .where('document.status', '=', 'draft')
    .groupBy(['teacher_ask.id', 'teacher_ask.pupil_id', 'teacher_ask.document_id', 'teacher_ask.due_on'])
    .execute();
  return rows.map((row) => ({ ...row, asked: Number(row.asked), answered: Number(row.answered) }));
}

/** Sessions of live plans missed since somebody last decided about them, support by support. */
export async function missedSessions(
  db: SchoolDb,
  viewer: Viewer,
  today: string,
): Promise<MondayFacts['missedSessions']> {
  return (await pilesOf(db, viewer, today)).flatMap(({ pupilId, provisionId, missed, since, what }) =>
    missed && since ? [{ pupilId, provisionId, missed, since, whatIsMissed: what }] : [],
  );
}

/** The review dates of plans in force that no finished review has answered. */
export async function reviews(db: SchoolDb): Promise<MondayFacts['reviews']> {
  return [...(await reviewDueOf(db))].map(([pupilId, due]) => ({ pupilId, ...due }));
}

/** What was agreed in meetings and is not done. */
export async function actions(db: SchoolDb): Promise<MondayFacts['actions']> {
  return db
    .selectFrom('action_item')
    .select(['pupil_id as pupilId', 'id as actionId', 'what', 'due_on as dueOn'])
    .where('done_on', 'is', null)
    .execute();
}
