import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database, SchoolDb } from '../database/connection.ts';
import { replyClock } from '../features/concerns/rules.ts';
import { pileOf, type MissedReason } from '../features/provision/rules.ts';
import { isStalled } from '../features/review/next-steps.ts';
import { writeSchool } from './fill-school.ts';
import { inventSchool } from './invented-school.ts';
import { primaryLives } from './life-histories/index.ts';
import { marigoldLane } from './marigold-lane.ts';
import { tell } from './tell.ts';
import { emptyDatabase } from './empty-database.ts';

const today = '2026-11-24';
const school = inventSchool(marigoldLane, today);
const ids = new Map(primaryLives.map((each) => [each.child.forename, tell(school, each).pupilId]));
let database: Database;
let db: SchoolDb;

beforeAll(async () => {
  database = await emptyDatabase();
  await writeSchool(database, school);
  db = database.ofSchool(school.id);
});
afterAll(() => database.close());

const statusOf = async (forename: string) =>
  db
    .selectFrom('sen_period')
    .select(['status', 'from_on', 'until_on'])
    .where('pupil_id', '=', ids.get(forename)!)
    .orderBy('from_on')
    .execute();
const deliveriesOf = async (forename: string) =>
  db
    .selectFrom('delivery')
    .innerJoin('contact', 'contact.id', 'delivery.contact_id')
    .select(['contact.relation as relation', 'delivery.address as address', 'channel', 'state'])
    .where('delivery.pupil_id', '=', ids.get(forename)!)
    .execute();

describe('each life shows what it says', () => {
  test('a first concern is open, and nothing is decided', async () => {
    expect(await statusOf('Idris')).toEqual([]);
    const concerns = await db
      .selectFrom('concern')
      .select(['raised_as', 'closed_on'])
      .where('pupil_id', '=', ids.get('Idris')!)
      .execute();
    expect(concerns).toEqual([{ raised_as: 'staff', closed_on: null }]);
  });

  test("a parent's concern waits for an answer that is due tomorrow", async () => {
    const concern = await db
      .selectFrom('concern')
      .select(['raised_on as raisedOn', 'reply_due_on as dueOn'])
      .where('pupil_id', '=', ids.get('Hibo')!)
      .executeTakeFirstOrThrow();
    expect(replyClock({ ...concern, dueOn: concern.dueOn! }, today, school.calendar)).toMatchObject({
      state: 'waiting',
      schoolDays: 1,
    });
  });

  test('two cycles without progress are found stalled, and a specialist is asked', async () => {
    const results = await db
      .selectFrom('outcome_result')
      .select(['document_id', 'result'])
      .where('pupil_id', '=', ids.get('Kofi')!)
      .orderBy('on_day')
      .execute();
    const words = {
      met: 'met',
      partly: 'partly met',
      'not-met': 'not met',
      'not-measured': 'not measured',
    } as const;
    const cycles = [...new Set(results.map(({ document_id }) => document_id))].map((id) => ({
      results: results.filter((each) => each.document_id === id).map(({ result }) => words[result]),
    }));
    expect(isStalled(cycles)).toBe(true);
    const decisions = await db
      .selectFrom('decision')
      .select('kind')
      .where('pupil_id', '=', ids.get('Kofi')!)
      .execute();
    expect(decisions.map(({ kind }) => kind)).toContain('specialist');
  });

  test('a review moved twice with reasons and is overdue', async () => {
    const dates = await db
      .selectFrom('review_date')
      .select(['due_on', 'reason'])
      .where('pupil_id', '=', ids.get('Connie')!)
      .orderBy('set_at')
      .execute();
    expect(dates.map(({ reason }) => reason !== null)).toEqual([false, true, true]);
    expect(dates.at(-1)!.due_on < today).toBe(true);
  });

  test('missed sessions have piled up again since somebody last decided', async () => {
    const logs = await db
      .selectFrom('session_record')
      .innerJoin('provision', 'provision.id', 'session_record.provision_id')
      .select(['on_day', 'state', 'reason'])
      .where('provision.pupil_id', '=', ids.get('Reuben')!)
      .where('what', 'like', 'Precision%')
      .execute();
    const decided = await db
      .selectFrom('missed_decision')
      .select('up_to')
      .where('pupil_id', '=', ids.get('Reuben')!)
      .executeTakeFirstOrThrow();
    const pile = pileOf(
      logs.map(({ on_day, state, reason }) => ({
        on: on_day,
        outcome: state,
        reason: (reason ?? undefined) as MissedReason | undefined,
      })),
      decided.up_to,
    );
    expect(pile.needsDeciding).toBe(true);
    expect(pile.missed).toBeGreaterThan(5);
  });

  test('both homes get every letter, each at its own address', async () => {
    const letters = await deliveriesOf('Jakub');
    expect(
      letters.filter(({ relation }) => relation === 'Mother').every((each) => each.channel === 'email'),
    ).toBe(true);
    const byPost = letters.filter(({ relation }) => relation === 'Father');
    expect(byPost.length).toBe(letters.length / 2);
    expect(byPost.every(({ address }) => address?.includes('Lantern House'))).toBe(true);
  });

  test('a father whom a court order keeps away gets nothing, while the mother does', async () => {
    expect(new Set((await deliveriesOf('Tilly')).map(({ relation }) => relation))).toEqual(
      new Set(['Mother']),
    );
  });

  test('letters about a child in care go to the council and the mother, not to the carer', async () => {
    expect(new Set((await deliveriesOf('Malachi')).map(({ relation }) => relation))).toEqual(
      new Set(['Social worker', 'Mother']),
    );
  });

  test('a letter bounced', async () => {
    expect((await deliveriesOf('Matei')).map(({ state }) => state).sort()).toEqual(['bounced', 'sent']);
  });

  test('views are not there yet, with a reason and a day to try again', async () => {
    const views = await db
      .selectFrom('view_given')
      .select(['whose', 'state', 'reason', 'next_try_on'])
      .where('pupil_id', '=', ids.get('Liban')!)
      .where('state', '=', 'none-yet')
      .execute();
    expect(new Set(views.map(({ whose }) => whose))).toEqual(new Set(['parent', 'child']));
    expect(views.every(({ reason, next_try_on }) => reason && next_try_on)).toBe(true);
  });

  test('SEN support ended on the day the EHC plan came', async () => {
    const [support, plan] = await statusOf('Arjun');
    expect([support?.status, plan?.status]).toEqual(['K', 'E']);
    expect(support?.until_on).toBe(plan?.from_on);
  });

  test('a child who left SEN support is watched, and the parents were told', async () => {
    expect((await statusOf('Eesa')).map(({ status }) => status)).toEqual(['K', 'watched']);
    const ends = await db
      .selectFrom('notice')
      .select('id')
      .where('pupil_id', '=', ids.get('Eesa')!)
      .where('kind', '=', 'sen-support-ends')
      .execute();
    expect(ends).toHaveLength(1);
  });

  test('half of the teachers have answered', async () => {
    const answers = await db
      .selectFrom('teacher_answer')
      .innerJoin('teacher_ask', 'teacher_ask.id', 'teacher_answer.ask_id')
      .select('answered_at')
      .where('teacher_ask.pupil_id', '=', ids.get('Chiara')!)
      .execute();
    expect(answers.filter(({ answered_at }) => answered_at)).toHaveLength(answers.length / 2);
  });

  test('somebody has not read the briefing', async () => {
    const unread = await db
      .selectFrom('briefing_reader')
      .innerJoin('briefing', 'briefing.id', 'briefing_reader.briefing_id')
      .select('staff_id')
      .where('briefing.pupil_id', '=', ids.get('Zamzam')!)
      .where('read_at', 'is', null)
      .execute();
    expect(unread).toHaveLength(1);
  });

  test('a plan that is being written records nobody as K', async () => {
    expect(await statusOf('Inaya')).toEqual([]);
  });
});
