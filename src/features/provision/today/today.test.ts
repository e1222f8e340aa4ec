import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signedIn } from '../../../samples/signed-in.ts';
import { makeApp, type App } from '../../../app.ts';
import type { SchoolDb } from '../../../database/connection.ts';
import { paths } from '../../../paths.ts';
import { tinySchool, type TinySchool } from '../../../samples/tiny-school.ts';
import { groupLedBy, said, support } from '../samples.ts';
import { emptyDatabase } from '../../../samples/empty-database.ts';

const today = '2026-11-24';
const baseUrl = 'http://localhost:3000';
const origin = { origin: baseUrl, 'content-type': 'application/x-www-form-urlencoded' };
let app: App;
let alder: TinySchool;
let birch: TinySchool;
let db: SchoolDb;
const cookies: Record<string, string> = {};
/** The assistant's alone; the teacher's of a child in another class; the group of both, which the assistant leads. */
let single: string;
let teachers: string;
let groupKey: string;
let inGroup: string[];

beforeAll(async () => {
  const database = await emptyDatabase();
  const clock = { now: () => `${today}T09:20:00.000Z`, today: () => today };
  app = await makeApp({ database, dataDir: mkdtempSync(join(tmpdir(), 'alongside-')), baseUrl, clock });
  alder = await tinySchool(database);
  birch = await tinySchool(database, 'Birch Primary');
  db = database.ofSchool(alder.id);
  const [by, assistant] = [alder.viewer.senco.staffId, alder.viewer.assistant.staffId];
  single = await support(db, by, { pupilId: alder.ownPupil, staffId: assistant, startsAt: '13:20' });
  teachers = await support(db, by, {
    pupilId: alder.otherPupil,
    staffId: alder.viewer.teacher.staffId,
    startsAt: '11:00',
    what: 'Number facts',
  });
  const groupId = await groupLedBy(db, assistant);
  inGroup = [
    await support(db, by, { pupilId: alder.ownPupil, staffId: assistant, groupId }),
    await support(db, by, { pupilId: alder.otherPupil, staffId: assistant, groupId }),
  ];
  groupKey = `g-${groupId}-0915`;
  for (const role of ['assistant', 'teacher', 'senco', 'head', 'governor'] as const)
    await signIn(alder, role);
  await signIn(birch, 'senco', 'birch');
});
afterAll(() => app.close());

async function signIn(school: TinySchool, role: keyof TinySchool['viewer'], as: string = role) {
  cookies[as] = await signedIn(app, school.viewer[role].accountId);
}

const open = (url: string, as: string) => app.server.inject({ url, headers: { cookie: cookies[as]! } });

let tokens = 0;
const tap = (
  sitting: string,
  what: string,
  as = 'assistant',
  more: Record<string, string> = {},
  day = today,
) =>
  app.server.inject({
    method: 'POST',
    url: paths.sitting({ day, sitting }),
    headers: { ...origin, cookie: cookies[as]! },
    payload: new URLSearchParams({ once: `${what}.t${tokens++}`, ...more }).toString(),
  });

const records = (provisionId: string, day = today) =>
  db
    .selectFrom('session_record')
    .select(['state', 'reason', 'minutes', 'note', 'recorded_by'])
    .where('provision_id', '=', provisionId)
    .where('on_day', '=', day)
    .orderBy('id')
    .execute();

describe("the assistant's Today", () => {
  test('shows the own sessions, the one that is on now first, and not the teacher’s', async () => {
    const { body, statusCode } = await open(paths.today(), 'assistant');
    expect(statusCode).toBe(200);
    expect(body.indexOf('Talk time')).toBeGreaterThan(body.indexOf('>Now<'));
    expect(body.indexOf('>Later today<')).toBeGreaterThan(body.indexOf('Talk time'));
    expect(body).toContain('1.20pm');
    expect(body).not.toContain('Number facts');
    expect((await open(paths.today(), 'teacher')).body).toContain('Number facts');
  });

  test('writes down whose names were read', async () => {
    const lines = await db
      .selectFrom('audit')
      .select('pupil_id')
      .where('staff_id', '=', alder.viewer.assistant.staffId)
      .where('subject', '=', 'sessions of a day')
      .execute();
    expect(new Set(lines.map(({ pupil_id }) => pupil_id))).toEqual(
      new Set([alder.ownPupil, alder.otherPupil]),
    );
  });

  test('shows what was not logged on the school day before', async () => {
    const { body } = await open(paths.today(), 'assistant');
    expect(body).toContain('Not logged on Monday 23 November 2026');
    await tap(groupKey, 'held', 'assistant', {}, '2026-11-23');
    await tap(`p-${single}`, 'held', 'assistant', {}, '2026-11-23');
    expect((await open(paths.today(), 'assistant')).body).not.toContain('Not logged on');
  });

  test('says on a day without school when there is school again', async () => {
    const { body } = await open(paths.today({}, { day: '2026-11-22' }), 'assistant');
    expect(body).toContain('No school: weekend.');
    expect(body).toContain('The next school day is Monday 23 November 2026');
  });

  test('goes back two weeks and no further; the SENCO further', async () => {
    const longAgo = paths.today({}, { day: '2026-11-03' });
    expect((await open(longAgo, 'assistant')).body).toContain('>Today</h1>');
    expect((await open(longAgo, 'senco')).body).toContain('Tuesday 3 November 2026</h1>');
  });

  test('is not for a governor or the head teacher', async () => {
    expect((await open(paths.today(), 'governor')).statusCode).toBe(404);
    expect((await open(paths.today(), 'head')).statusCode).toBe(404);
  });
});

describe('one tap', () => {
  test('logs the session of a whole group, and a second tap on the same changes nothing', async () => {
    const answer = await tap(groupKey, 'held');
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toBe(`${paths.today({}, { whose: 'mine' })}#${groupKey}`);
    await tap(groupKey, 'held');
    for (const id of inGroup) expect(await records(id)).toMatchObject([{ state: 'held', minutes: 20 }]);
    expect((await open(paths.today(), 'assistant')).body).toMatch(/aria-pressed="true">Held/);
  });

  test('sent twice counts once, even after it was corrected in between', async () => {
    const same = () => tap(`p-${single}`, 'held', 'assistant', { once: 'held.same' });
    await same();
    await tap(`p-${single}`, 'missed.forgot');
    await same();
    expect(await records(single)).toMatchObject([{ state: 'held' }, { state: 'missed', reason: 'forgot' }]);
  });

  test('corrects what was said before, which stays in sight', async () => {
    await tap(groupKey, 'missed.adult moved');
    for (const id of inGroup)
      expect(await records(id)).toMatchObject([
        { state: 'held' },
        { state: 'missed', reason: 'adult moved', minutes: 0 },
      ]);
    const { body } = await open(paths.sitting({ day: today, sitting: `p-${inGroup[0]}` }), 'assistant');
    expect(body.indexOf('Missed: adult was needed elsewhere')).toBeLessThan(
      body.lastIndexOf('chip--good">Held'),
    );
  });

  test('holds it for all but the one who was away', async () => {
    await tap(groupKey, 'some', 'assistant', { away: inGroup[1]!, reason: 'child absent' });
    expect((await records(inGroup[0]!)).at(-1)).toMatchObject({ state: 'held', minutes: 20 });
    expect((await records(inGroup[1]!)).at(-1)).toMatchObject({ state: 'missed', reason: 'child absent' });
    const { body } = await open(paths.today(), 'assistant');
    expect(body).toContain('Held for 1 of 2');
    expect(body).toContain('missed: child was away');
  });

  test('asks who, when nobody was ticked', async () => {
    const answer = await tap(groupKey, 'some', 'assistant', { reason: 'child absent' });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('Tick who was not there');
  });

  test('asks how long and what was different, keeps what was typed, then logs it as changed', async () => {
    const wrong = await tap(`p-${single}`, 'changed', 'assistant', {
      minutes: 'ten',
      note: 'Assembly ran late',
    });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('Assembly ran late');
    expect(wrong.body).toContain('whole number');
    await tap(`p-${single}`, 'changed', 'assistant', { minutes: '10', note: 'Assembly ran late' });
    expect((await records(single)).at(-1)).toMatchObject({
      state: 'changed',
      minutes: 10,
      note: 'Assembly ran late',
    });
  });

  test('without a reason asks for it', async () => {
    expect((await tap(`p-${single}`, 'missed')).statusCode).toBe(422);
    const { body } = await open(
      paths.sitting({ day: today, sitting: `p-${single}` }, { tap: 'missed' }),
      'assistant',
    );
    expect(body).toContain('Trip or event');
  });
});

describe('who may log what, and when', () => {
  test('an assistant logs no session of somebody else; the teacher and the SENCO do', async () => {
    expect((await tap(`p-${teachers}`, 'held', 'assistant')).statusCode).toBe(404);
    expect(await records(teachers)).toEqual([]);
    expect((await tap(`p-${teachers}`, 'held', 'teacher')).statusCode).toBe(303);
    expect((await tap(`p-${teachers}`, 'missed.forgot', 'senco')).statusCode).toBe(303);
    expect(await records(teachers)).toMatchObject([
      { recorded_by: alder.viewer.teacher.staffId },
      { recorded_by: alder.viewer.senco.staffId },
    ]);
  });

  test('a teacher logs for a child of the own class whom somebody else helps', async () => {
    expect((await tap(`p-${single}`, 'held', 'teacher')).statusCode).toBe(303);
    expect((await open(paths.today({}, { whose: 'class' }), 'teacher')).body).toContain('1.20pm');
  });

  test('a SENCO of another school finds nothing', async () => {
    expect((await tap(`p-${single}`, 'held', 'birch')).statusCode).toBe(404);
    expect((await tap(groupKey, 'held', 'birch')).statusCode).toBe(404);
  });

  test('what has not come cannot be logged, and the page says when', async () => {
    const answer = await tap(groupKey, 'held', 'assistant', {}, '2026-12-01');
    expect(answer.statusCode).toBe(403);
    expect(answer.body).toContain('Tuesday 1 December 2026');
    expect(await records(inGroup[0]!, '2026-12-01')).toEqual([]);
  });

  test('after two weeks only the SENCO logs', async () => {
    expect((await tap(groupKey, 'held', 'assistant', {}, '2026-11-09')).statusCode).toBe(403);
    expect((await tap(groupKey, 'held', 'assistant', {}, '2026-11-10')).statusCode).toBe(303);
    expect((await tap(groupKey, 'held', 'senco', {}, '2026-11-09')).statusCode).toBe(303);
  });

  test('a group sits only on its days; one child’s session may be an extra one', async () => {
    expect((await tap(groupKey, 'held', 'assistant', {}, '2026-11-20')).statusCode).toBe(404);
    expect((await tap(`p-${single}`, 'held', 'assistant', {}, '2026-11-20')).statusCode).toBe(303);
  });

  test('what was logged is written down for each child', async () => {
    const lines = await db
      .selectFrom('audit')
      .select('pupil_id')
      .where('action', '=', 'logged')
      .where('staff_id', '=', alder.viewer.assistant.staffId)
      .execute();
    expect(new Set(lines.map(({ pupil_id }) => pupil_id))).toEqual(
      new Set([alder.ownPupil, alder.otherPupil]),
    );
    await said(
      db,
      { pupilId: alder.ownPupil, provisionId: single, by: alder.viewer.senco.staffId, on: today },
      'held',
    );
  });
});
