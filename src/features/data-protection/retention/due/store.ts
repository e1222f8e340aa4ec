import type { ExpressionBuilder, SelectQueryBuilder } from 'kysely';
import type { SchoolDb } from '../../../../database/connection.ts';
import type { SchoolSchema } from '../../../../database/schema.ts';
import { rowsOfLists } from '../../../import/index.ts';
import { withNextSchool } from '../../disposal/next-school/store.ts';
import { isSpan, keptSince } from '../rules/lengths.ts';
import type { RuleName } from '../rules/kept.ts';
import type { Lengths } from '../store.ts';

type Eb<T extends keyof SchoolSchema> = ExpressionBuilder<SchoolSchema, T>;

/** Children whose record is on hold: nothing of them goes, by no rule. */
export const heldChildren = (db: SchoolDb) =>
  db.selectFrom('legal_hold').select('pupil_id').where('lifted_at', 'is', null);

/** Nor does anything that somebody may still have to be given: a request for a copy waits. */
const waitingChildren = (db: SchoolDb) =>
  db.selectFrom('access_request').select('pupil_id').where('ended_on', 'is', null);

/** What was typed into forms that were finished before a day. What was agreed, and what stands in the form now, is kept elsewhere. */
export const oldTyping = (db: SchoolDb, before: string) => (eb: Eb<'document_answer'>) =>
  eb(
    'document_answer.document_id',
    'in',
    db
      .selectFrom('document')
      .select('document.id')
      .where('status', '!=', 'draft')
      .where('finished_at', '<', `${before}T00:00:00.000Z`)
      .where('document.pupil_id', 'not in', heldChildren(db))
      .where('document.pupil_id', 'not in', waitingChildren(db)),
  );

/** Requests for a copy that ended before a day. */
export const oldRequests = (db: SchoolDb, before: string) =>
  db
    .selectFrom('access_request')
    .select('access_request.id')
    .where('ended_on', '<', before)
    .where('access_request.pupil_id', 'not in', heldChildren(db));

/** Attempts at sending letters that were written down before a day. */
export const oldAttempts = (db: SchoolDb, before: string) => (eb: Eb<'delivery_event'>) =>
  eb.and([
    eb('delivery_event.at', '<', `${before}T00:00:00.000Z`),
    eb(
      'delivery_event.delivery_id',
      'not in',
      db.selectFrom('delivery').select('delivery.id').where('delivery.pupil_id', 'in', heldChildren(db)),
    ),
  ]);

/** Letters that were dealt with before a day, by the ids under which an outbox keeps them. */
export async function oldLetters(db: SchoolDb, before: string): Promise<string[]> {
  const letters = await db
    .selectFrom('delivery')
    .select('delivery.id')
    .where('channel', '=', 'email')
    .where('state', '!=', 'waiting')
    .where('changed_at', '<', `${before}T00:00:00.000Z`)
    .where('delivery.pupil_id', 'not in', heldChildren(db))
    .execute();
  return letters.map(({ id }) => id);
}

/** People with an account whose last day at this school was before a day. */
export async function leftBefore(
  db: SchoolDb,
  before: string,
): Promise<{ staffId: string; accountId: string }[]> {
  const rows = await db
    .selectFrom('staff')
    .select(['id as staffId', 'account_id as accountId'])
    .where('account_id', 'is not', null)
    .where('until_on', '<', before)
    .execute();
  return rows.map(({ staffId, accountId }) => ({ staffId, accountId: accountId! }));
}

/** How much is due by each rule that the school has set a time for; of what goes by itself within a day or a month, nothing is said. */
export async function dueCounts(
  db: SchoolDb,
  lengths: Lengths,
  today: string,
): Promise<Partial<Record<RuleName, number>>> {
  const due: Partial<Record<RuleName, number>> = {};
  for (const [name, ask] of Object.entries(questions) as [RuleName, Question][]) {
    const length = lengths[name];
    if (isSpan(length)) due[name] = await ask(db, keptSince(today, length));
  }
  return due;
}

type Question = (db: SchoolDb, before: string) => Promise<number>;

const questions: Partial<Record<RuleName, Question>> = {
  'sen-file': (db, before) =>
    countOf(db.selectFrom('pupil').where('left_on', 'is not', null).where('date_of_birth', '<=', before)),
  'handed-over': async (db, before) => (await withNextSchool(db)).filter(({ on }) => on < before).length,
  typing: (db, before) => countOf(db.selectFrom('document_answer').where(oldTyping(db, before))),
  requests: (db, before) =>
    countOf(db.selectFrom('access_request').where('access_request.id', 'in', oldRequests(db, before))),
  delivery: (db, before) => countOf(db.selectFrom('delivery_event').where(oldAttempts(db, before))),
  lists: (db, before) => rowsOfLists(db, `${before}T00:00:00.000Z`),
  accounts: async (db, before) => (await leftBefore(db, before)).length,
};

/** How many rows a question finds. */
async function countOf<T extends keyof SchoolSchema>(
  question: SelectQueryBuilder<SchoolSchema, T, object>,
): Promise<number> {
  const { rows } = await question
    .select((eb) => eb.fn.countAll<number>().as('rows'))
    .executeTakeFirstOrThrow();
  return Number(rows);
}

/** How many rows a rule would let go that two people decide on. */
export const dueUnder = (db: SchoolDb, rule: RuleName, before: string): Promise<number> =>
  questions[rule]?.(db, before) ?? Promise.resolve(0);
