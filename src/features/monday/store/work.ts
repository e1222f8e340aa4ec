import { addDays } from '../../../basics/dates.ts';
import type { SchoolDb } from '../../../database/connection.ts';
import { reviewDueOf } from '../../review/index.ts';
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

/** Sessions missed since somebody last decided about them, provision by provision, within the last term or so. */
export async function missedSessions(db: SchoolDb, today: string): Promise<MondayFacts['missedSessions']> {
  const rows = await db
    .selectFrom('session_record as record')
    .innerJoin('provision', 'provision.id', 'record.provision_id')
    .select([
      'record.pupil_id as pupilId',
      'record.provision_id as provisionId',
      'provision.what as whatIsMissed',
    ])
    .select((eb) => [eb.fn.countAll<number>().as('missed'), eb.fn.min('record.on_day').as('since')])
    .where('record.state', '=', 'missed')
    .where('record.on_day', '>=', addDays(today, -100))
    .where((eb) => eb.or([eb('provision.ends_on', 'is', null), eb('provision.ends_on', '>=', today)]))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('session_record as newer')
            .select('newer.id')
            .whereRef('newer.provision_id', '=', 'record.provision_id')
            .whereRef('newer.on_day', '=', 'record.on_day')
            .whereRef('newer.starts_at', '=', 'record.starts_at')
            .whereRef('newer.id', '>', 'record.id'),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('missed_decision')
            .select('missed_decision.id')
            .whereRef('missed_decision.provision_id', '=', 'record.provision_id')
            .whereRef('missed_decision.up_to', '>=', 'record.on_day'),
        ),
      ),
    )
    .groupBy(['record.pupil_id', 'record.provision_id', 'provision.what'])
    .execute();
  return rows.map(({ since, ...row }) => ({ ...row, missed: Number(row.missed), since: since ?? today }));
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
