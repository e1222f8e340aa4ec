import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { keptDays } from '../../../../accounts/happenings.ts';
import { givePlace } from '../../../../accounts/places.ts';
import type { Database, SchoolDb } from '../../../../database/connection.ts';
import { setClosed } from '../../../../database/hosted-schools.ts';
import { newId } from '../../../../database/id.ts';
import { problemLog } from '../../../../log/log.ts';
import { outbox } from '../../../../mail/outbox.ts';
import { emptyDatabase } from '../../../../samples/empty-database.ts';
import { tinySchool, type TinySchool } from '../../../../samples/tiny-school.ts';
import { bringInPupils } from '../../../import/index.ts';
import { carryOn } from '../../../import/process.ts';
import { beginRun } from '../../../import/store/runs.ts';
import { placeHold } from '../../hold/store.ts';
import { rules, type RuleName } from '../rules/kept.ts';
import { choose, clearedSoFar } from '../store.ts';
import { clearEverySchool, clearSchool } from './work.ts';

let database: Database;
let school: TinySchool;
let db: SchoolDb;
const today = '2026-11-24';
const now = `${today}T09:00:00.000Z`;

beforeAll(async () => {
  database = await emptyDatabase();
});
beforeEach(async () => {
  school = await tinySchool(database);
  db = database.ofSchool(school.id);
});
afterAll(() => database.close());

const clear = () => clearSchool(database, school.id, { now, today });
const certificates = async () => (await clearedSoFar(db, 50)).map(({ rule, entries }) => [rule, entries]);
const chosen = (rule: RuleName, length: number) =>
  choose(db, rule, length, { reason: 'Decided', staffId: school.viewer.senco.staffId, now });
const hold = () => placeHold(db, school.ownPupil, 'A claim', { staffId: school.viewer.senco.staffId, now });

async function form(pupilId: string): Promise<string> {
  const id = newId();
  await db
    .insertInto('document')
    .values({
      id,
      pupil_id: pupilId,
      cycle_id: null,
      kind: 'plan',
      status: 'draft',
      revision: 1,
      answers: '{}',
      created_by: school.viewer.senco.staffId,
      created_at: now,
      finished_at: null,
      ended_at: null,
    })
    .execute();
  return id;
}

const opened = async (pupilId: string, seen_at: string) =>
  db
    .insertInto('document_presence')
    .values({ document_id: await form(pupilId), staff_id: school.viewer.senco.staffId, seen_at })
    .execute();

async function letter(pupilId: string, at: string): Promise<string> {
  const [notice, delivery] = [newId(), newId()];
  await db
    .insertInto('notice')
    .values({
      id: notice,
      pupil_id: pupilId,
      kind: 'plan-changed',
      document_id: null,
      version: null,
      letter: '{}',
      invitation: null,
      created_by: school.viewer.senco.staffId,
      created_at: at,
    })
    .execute();
  await db
    .insertInto('delivery')
    .values({
      id: delivery,
      notice_id: notice,
      pupil_id: pupilId,
      contact_id: null,
      to_name: 'Rukia Begum',
      channel: 'email',
      address: 'r@example.org',
      state: 'sent',
      attempts: 1,
      next_attempt_at: null,
      last_error: null,
      changed_at: at,
    })
    .execute();
  await db
    .insertInto('delivery_event')
    .values({ id: newId(), delivery_id: delivery, at, state: 'sent', detail: null, staff_id: null })
    .execute();
  return delivery;
}

describe('small things that the program wrote', () => {
  test('go after their time, and not before; each rule leaves a line that counts, and only when something went', async () => {
    const forms = [
      { token: newId(), at: '2026-10-20T09:00:00.000Z', location: '/monday' },
      { token: newId(), at: '2026-10-26T09:00:00.000Z', location: '/monday' },
    ];
    await db.insertInto('submission').values(forms).execute();
    await opened(school.ownPupil, '2026-11-22T09:00:00.000Z');
    await opened(school.ownPupil, '2026-11-24T08:59:00.000Z');
    const file = { staff_id: school.viewer.senco.staffId, content: '' };
    await db
      .insertInto('file_received')
      .values([
        { ...file, id: newId(), at: '2026-11-20T09:00:00.000Z' },
        { ...file, id: newId(), at: '2026-11-23T10:00:00.000Z' },
      ])
      .execute();
    await clear();
    expect((await db.selectFrom('submission').select('token').execute()).map(({ token }) => token)).toEqual([
      forms[1]!.token,
    ]);
    expect(await db.selectFrom('document_presence').select('seen_at').execute()).toHaveLength(1);
    expect(await db.selectFrom('file_received').select('id').execute()).toHaveLength(1);
    const lines = await certificates();
    expect(lines.toSorted()).toEqual([
      ['files-in', 1],
      ['forms-sent', 1],
      ['open-now', 1],
    ]);
    await clear();
    expect(await certificates()).toEqual(lines);
  });

  test('stay where they are about a child on hold', async () => {
    await hold();
    await opened(school.ownPupil, '2026-01-01T09:00:00.000Z');
    await opened(school.otherPupil, '2026-01-01T09:00:00.000Z');
    await clear();
    expect(await certificates()).toEqual([['open-now', 1]]);
    expect(await db.selectFrom('document_presence').select('document_id').execute()).toHaveLength(1);
  });

  test('sessions, links and guesses of everybody go after a day, and good ones stay', async () => {
    const account = newId();
    const times = { createdAt: now, updatedAt: now };
    await database.accounts
      .insertInto('account_user')
      .values({
        id: account,
        name: 'A',
        email: `${account}@example.org`,
        emailVerified: 1,
        twoFactorEnabled: 0,
        ...times,
      })
      .execute();
    const session = {
      userId: account,
      ipAddress: null,
      userAgent: null,
      schoolId: null,
      vouched: null,
      ...times,
    };
    const [old, good] = [newId(), newId()];
    const [before, after] = ['2026-11-20T09:00:00.000Z', '2026-11-25T09:00:00.000Z'];
    await database.accounts
      .insertInto('account_session')
      .values([
        { ...session, id: old, token: old, expiresAt: before },
        { ...session, id: good, token: good, expiresAt: after },
      ])
      .execute();
    await database.accounts
      .insertInto('account_verification')
      .values([
        { id: old, identifier: `reset-password:${old}`, value: account, expiresAt: before, ...times },
        { id: good, identifier: `reset-password:${good}`, value: account, expiresAt: after, ...times },
      ])
      .execute();
    await database.accounts
      .insertInto('sign_in_failure')
      .values([
        { who: old, at: before },
        { who: good, at: '2026-11-24T08:00:00.000Z' },
      ])
      .execute();
    const event = { account_id: account, what: 'signed in', way: null, device: null, tries: 0 };
    await database.accounts
      .insertInto('account_event')
      .values([
        { ...event, id: old, at: '2026-08-20T09:00:00.000Z' },
        { ...event, id: good, at: '2026-09-01T09:00:00.000Z' },
      ])
      .execute();
    await clearEverySchool(database, { now, today });
    const { accounts } = database;
    const left = [
      await accounts.selectFrom('account_session').select('id').where('userId', '=', account).execute(),
      await accounts.selectFrom('account_verification').select('id').where('value', '=', account).execute(),
      await accounts
        .selectFrom('sign_in_failure')
        .select('who as id')
        .where('who', 'in', [old, good])
        .execute(),
    ];
    const happened = accounts.selectFrom('account_event').select('id').where('account_id', '=', account);
    expect([...left, await happened.execute()]).toEqual(Array.from({ length: 4 }, () => [{ id: good }]));
    expect(rules.happened.start).toEqual({ count: keptDays, unit: 'days' });
  });
});

describe('what the school sets a time for', () => {
  test('attempts at letters stay until it does; then old ones go, those of a child on hold stay, and the letters too', async () => {
    await letter(school.ownPupil, '2020-01-01T09:00:00.000Z');
    await letter(school.otherPupil, '2020-01-01T09:00:00.000Z');
    await letter(school.otherPupil, '2026-01-01T09:00:00.000Z');
    await hold();
    await clear();
    expect(await certificates()).toEqual([]);
    await chosen('delivery', 5);
    await clear();
    expect(await certificates()).toEqual([['delivery', 1]]);
    expect(await db.selectFrom('delivery_event').select('id').execute()).toHaveLength(2);
    expect(await db.selectFrom('delivery').select('id').execute()).toHaveLength(3);
  });

  test('letters in an outbox go from the disk, but not those of a child on hold nor young ones', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'outbox-'));
    const box = outbox(folder);
    const ids = [
      await letter(school.otherPupil, '2025-01-01T09:00:00.000Z'),
      await letter(school.ownPupil, '2025-01-01T09:00:00.000Z'),
      await letter(school.otherPupil, '2026-11-01T09:00:00.000Z'),
    ];
    const person = { name: 'A', address: 'a@example.org' };
    for (const id of ids)
      await box.send({ id, from: person, to: person, subject: 'A letter', text: 'Dear A' });
    await hold();
    await chosen('outbox', 3);
    await clearSchool(database, school.id, { now, today }, box);
    expect((await box.list()).map(({ id }) => id).toSorted()).toEqual(ids.slice(1).toSorted());
    expect(await certificates()).toEqual([['outbox', 1]]);
  });

  const head = 'UPN,Legal Surname,Legal Forename,Date of Birth,Year,Reg';
  const list = (...lines: string[]) =>
    bringInPupils(database, school.viewer.senco, Buffer.from([head, ...lines].join('\n')), {
      today: '2026-01-10',
      now: '2026-01-10T09:00:00.000Z',
    });
  const rows = () => db.selectFrom('import_row').select(['row_no', 'target_id']).orderBy('row_no').execute();

  test('rows of lists go, those that name a child on hold stay', async () => {
    await list('H211400026001,Begum,Amina,14/03/2018,Year 3,4 Oak', ',Okafor,Daniel,02/05/2017,Year 4,5 Elm');
    await hold();
    await chosen('lists', 12);
    await clear();
    expect(await rows()).toHaveLength(2);
    await chosen('lists', 6);
    await clear();
    expect((await rows()).map(({ target_id }) => target_id)).toEqual([school.ownPupil]);
    expect(await certificates()).toEqual([['lists', 1]]);
  });

  test('a list stays for as long as it asks something about SEN', async () => {
    const withSen = `${head},SEN Provision`;
    await bringInPupils(
      database,
      school.viewer.senco,
      Buffer.from(`${withSen}\nH211400026001,Begum,Amina,14/03/2018,Year 3,4 Oak,K`),
      { today: '2026-01-10', now: '2026-01-10T09:00:00.000Z' },
    );
    await chosen('lists', 1);
    await clear();
    expect((await rows()).map(({ target_id }) => target_id)).toContain(school.ownPupil);
    await db.updateTable('import_row').set({ sen_answer: 'leave' }).execute();
    await clear();
    expect(await rows()).toHaveLength(0);
  });

  test('a list that nobody finished goes after two weeks, with its text', async () => {
    const begun = async (at: string) => {
      const id = await beginRun(
        db,
        school.viewer.senco,
        {
          kind: 'pupils',
          name: 'list.csv',
          text: `${head}\n,Nowak,Ola,01/01/2018,Year 4,`,
          encoding: {} as never,
        },
        at,
      );
      await carryOn({ database, log: problemLog, schoolId: school.id, runId: id, today });
    };
    await begun('2026-11-01T09:00:00.000Z');
    await begun('2026-11-20T09:00:00.000Z');
    await clear();
    expect(await certificates()).toEqual([['unfinished-lists', 1]]);
    const runs = await db.selectFrom('import_run').select(['status', 'content']).orderBy('id').execute();
    expect(runs.map(({ status, content }) => [status, content === ''])).toEqual([
      ['cancelled', true],
      ['preview', false],
    ]);
  });

  test('accounts of people who left go, with the last place; the name stays on what they wrote', async () => {
    const account = async (who: 'teacher' | 'assistant') =>
      (
        await db
          .selectFrom('staff')
          .select('account_id')
          .where('id', '=', school.viewer[who].staffId)
          .executeTakeFirstOrThrow()
      ).account_id!;
    const [teacher, assistant] = [await account('teacher'), await account('assistant')];
    const birch = await tinySchool(database, 'Birch Primary');
    const place = { accountId: assistant, schoolId: birch.id, staffId: birch.viewer.assistant.staffId };
    await givePlace(database.accounts, place);
    await db
      .updateTable('staff')
      .set({ until_on: '2025-07-20' })
      .where('id', 'in', [school.viewer.teacher.staffId, school.viewer.assistant.staffId])
      .execute();
    await clear();
    expect(await account('teacher')).toBe(teacher);
    await chosen('accounts', 12);
    await clear();
    expect(await certificates()).toEqual([['accounts', 2]]);
    const left = await database.accounts
      .selectFrom('account_user')
      .select('id')
      .where('id', 'in', [teacher, assistant])
      .execute();
    expect(left).toEqual([{ id: assistant }]);
    const names = await db.selectFrom('staff').select('name').where('account_id', 'is', null).execute();
    expect(names.map(({ name }) => name).toSorted()).toEqual(['Assistant Example', 'Teacher Example']);
    expect(
      await database.accounts
        .selectFrom('account_login')
        .select('id')
        .where('userId', '=', teacher)
        .execute(),
    ).toEqual([]);
  });
});

test('a closed school loses nothing', async () => {
  await db
    .insertInto('submission')
    .values({ token: newId(), at: '2020-01-01T09:00:00.000Z', location: '/' })
    .execute();
  await setClosed(database.accounts, school.id, { at: now, because: 'It closed' });
  await clearEverySchool(database, { now, today });
  expect(await db.selectFrom('submission').select('token').execute()).toHaveLength(1);
});
