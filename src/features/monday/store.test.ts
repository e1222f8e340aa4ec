import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database, SchoolDb } from '../../database/connection.ts';
import { newId } from '../../database/id.ts';
import { tinySchool, type TinySchool } from '../../samples/tiny-school.ts';
import { noFacts } from './rules.ts';
import { mondayFacts } from './store/facts.ts';
import { emptyDatabase } from '../../samples/empty-database.ts';

const today = '2026-11-24';
const now = `${today}T09:00:00.000Z`;
let database: Database;
let alder: TinySchool;
let birch: TinySchool;
let db: SchoolDb;

beforeAll(async () => {
  database = await emptyDatabase();
  alder = await tinySchool(database);
  birch = await tinySchool(database, 'Birch Primary');
  db = database.ofSchool(alder.id);
});
afterAll(() => database.close());

describe("what the SENCO's Monday is worked out from", () => {
  test('is empty in a school where nothing is open', async () => {
    expect(await mondayFacts(db, alder.viewer.senco, today, now)).toEqual(noFacts);
  });

  test('a parent’s concern that waits, and not one that was answered; and of this school alone', async () => {
    const concern = {
      pupil_id: alder.ownPupil,
      raised_as: 'parent',
      words: 'She does not want to go to school',
      areas: '',
      raised_on: '2026-11-20',
      recorded_by: alder.viewer.senco.staffId,
      recorded_at: now,
    } as const;
    const waiting = newId();
    await db
      .insertInto('concern')
      .values([
        { ...concern, id: waiting },
        { ...concern, id: newId(), replied_on: today },
      ])
      .execute();
    expect((await mondayFacts(db, alder.viewer.senco, today, now)).concerns).toEqual([
      { pupilId: alder.ownPupil, concernId: waiting, raisedOn: '2026-11-20' },
    ]);
    expect((await mondayFacts(database.ofSchool(birch.id), birch.viewer.senco, today, now)).concerns).toEqual(
      [],
    );
  });

  test('missed sessions count until somebody decides, and a corrected one does not count', async () => {
    const plan = await planOf(alder);
    const provision = newId();
    await db
      .insertInto('provision')
      .values({
        id: provision,
        pupil_id: alder.ownPupil,
        plan_id: plan,
        position: 1,
        kinds: '4',
        what: 'Talk group',
        additional: '',
        outcome_ids: '',
        group_size: 4,
        weekdays: '1,2,3',
        starts_on: '2026-09-07',
      })
      .execute();
    for (const [day, states] of [
      ['2026-11-09', ['missed']],
      ['2026-11-16', ['missed']],
      ['2026-11-17', ['missed', 'held']],
      ['2026-11-23', ['missed']],
    ] as const) {
      for (const state of states) await logged(provision, day, state);
    }
    const missed = async () => (await mondayFacts(db, alder.viewer.senco, today, now)).missedSessions;
    expect(await missed()).toEqual([
      {
        pupilId: alder.ownPupil,
        provisionId: provision,
        whatIsMissed: 'Talk group',
        missed: 3,
        since: '2026-11-09',
      },
    ]);
    await db
      .insertInto('missed_decision')
      .values({
        id: newId(),
        pupil_id: alder.ownPupil,
        provision_id: provision,
        up_to: '2026-11-16',
        decision: 'catch-up',
        why: 'Two more on Fridays',
        recorded_by: alder.viewer.senco.staffId,
        recorded_at: now,
      })
      .execute();
    expect(await missed()).toMatchObject([{ missed: 1, since: '2026-11-23' }]);
  });
});

async function planOf(school: TinySchool): Promise<string> {
  const id = newId();
  await db
    .insertInto('document')
    .values({
      id,
      pupil_id: school.ownPupil,
      kind: 'plan',
      status: 'finished',
      revision: 1,
      answers: '{}',
      created_by: school.viewer.senco.staffId,
      created_at: now,
    })
    .execute();
  return id;
}

async function logged(provision: string, on_day: string, state: 'held' | 'missed'): Promise<void> {
  await db
    .insertInto('session_record')
    .values({
      id: newId(),
      pupil_id: alder.ownPupil,
      provision_id: provision,
      on_day,
      starts_at: '10:00',
      state,
      reason: state === 'missed' ? 'adult-absent' : null,
      minutes: 20,
      recorded_by: alder.viewer.assistant.staffId,
      recorded_at: now,
    })
    .execute();
}
