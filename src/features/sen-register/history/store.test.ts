import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database, SchoolDb } from '../../../database/connection.ts';
import { newId } from '../../../database/id.ts';
import { tinySchool, type TinySchool } from '../../../samples/tiny-school.ts';
import { beginSenSupport, currentStatus, leaveSenSupport, needsOf, registerHistory } from '../index.ts';
import { emptyDatabase } from '../../../samples/empty-database.ts';

const today = '2026-11-24';
const now = `${today}T09:00:00.000Z`;
let database: Database;
let alder: TinySchool;
let birch: TinySchool;
let db: SchoolDb;
let noticeId: string;

beforeAll(async () => {
  database = await emptyDatabase();
  alder = await tinySchool(database);
  birch = await tinySchool(database, 'Birch Primary');
  db = database.ofSchool(alder.id);
  noticeId = await notice(alder.ownPupil);
});
afterAll(() => database.close());

async function notice(pupilId: string): Promise<string> {
  const id = newId();
  await db
    .insertInto('notice')
    .values({
      id,
      pupil_id: pupilId,
      kind: 'sen-support-begins',
      letter: '{}',
      created_by: alder.viewer.senco.staffId,
      created_at: now,
    })
    .execute();
  return id;
}

const begin = (pupilId: string, withNotice: string | undefined) =>
  beginSenSupport(db, {
    pupilId,
    noticeId: withNotice,
    on: today,
    staffId: alder.viewer.senco.staffId,
    now,
  });

describe('SEN support', () => {
  test('is not recorded before the parents have a notice', async () => {
    expect(await begin(alder.ownPupil, undefined)).toMatchObject({ ok: false });
    expect((await currentStatus(db, [alder.ownPupil], today)).size).toBe(0);
  });

  test("is not recorded on another child's notice", async () => {
    expect(await begin(alder.otherPupil, noticeId)).toMatchObject({ ok: false });
  });

  test('is recorded with the notice, once, and the timeline says so', async () => {
    expect(await begin(alder.ownPupil, noticeId)).toEqual({ ok: true, began: true });
    expect(await begin(alder.ownPupil, noticeId)).toEqual({ ok: true, began: false });
    expect((await currentStatus(db, [alder.ownPupil], today)).get(alder.ownPupil)).toEqual({
      status: 'K',
      since: today,
    });
    const events = await db.selectFrom('event').select('title').where('kind', '=', 'register').execute();
    expect(events).toEqual([{ title: 'SEN support began' }]);
  });

  test('shows to nobody at another school', async () => {
    expect((await currentStatus(database.ofSchool(birch.id), [alder.ownPupil], today)).size).toBe(0);
  });

  test('ends with a reason, and the child is watched from that day', async () => {
    const later = '2026-12-10';
    await leaveSenSupport(db, {
      pupilId: alder.ownPupil,
      on: later,
      because: 'All outcomes met',
      staffId: alder.viewer.senco.staffId,
      now,
    });
    expect((await currentStatus(db, [alder.ownPupil], '2026-12-09')).get(alder.ownPupil)?.status).toBe('K');
    expect((await currentStatus(db, [alder.ownPupil], later)).get(alder.ownPupil)?.status).toBe('watched');
    const { counts } = await registerHistory(db, alder.ownPupil);
    expect(counts.map(({ status, until, endedBecause }) => [status, until, endedBecause])).toEqual([
      ['K', later, 'All outcomes met'],
      ['watched', undefined, undefined],
    ]);
  });
});

test('needs come most significant first, and only those that hold today', async () => {
  const need = (need_type: string, rank: number, until_on: string | null) => ({
    id: newId(),
    pupil_id: alder.ownPupil,
    need_type,
    rank,
    evidence: 'Class assessment',
    from_on: '2026-09-10',
    until_on,
    recorded_by: alder.viewer.senco.staffId,
    recorded_at: now,
  });
  await db
    .insertInto('need')
    .values([need('SEMH', 2, null), need('SLCN', 1, null), need('MLD', 3, today)])
    .execute();
  expect((await needsOf(db, [alder.ownPupil], today)).get(alder.ownPupil)?.map(({ code }) => code)).toEqual([
    'SLCN',
    'SEMH',
  ]);
});
