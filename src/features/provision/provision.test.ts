import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signedIn } from '../../samples/signed-in.ts';
import { makeApp, type App } from '../../app.ts';
import type { SchoolDb } from '../../database/connection.ts';
import { paths } from '../../paths.ts';
import { tinySchool, type TinySchool } from '../../samples/tiny-school.ts';
import { deliveryOf, observationsOf, pilesOf } from './index.ts';
import { groupLedBy, livePlan, said, support } from './samples.ts';
import { emptyDatabase } from '../../samples/empty-database.ts';

const today = '2026-11-24';
const baseUrl = 'http://localhost:3000';
const origin = { origin: baseUrl, 'content-type': 'application/x-www-form-urlencoded' };
let app: App;
let alder: TinySchool;
let db: SchoolDb;
const cookies: Record<string, string> = {};
let reading: string;
let planId: string;
let group: string;

beforeAll(async () => {
  const database = await emptyDatabase();
  const clock = { now: () => `${today}T14:20:00.000Z`, today: () => today };
  app = await makeApp({ database, dataDir: mkdtempSync(join(tmpdir(), 'alongside-')), baseUrl, clock });
  alder = await tinySchool(database);
  const birch = await tinySchool(database, 'Birch Primary');
  db = database.ofSchool(alder.id);
  const by = alder.viewer.senco.staffId;
  planId = await livePlan(db, alder.ownPupil, by);
  reading = await support(db, by, {
    pupilId: alder.ownPupil,
    staffId: alder.viewer.assistant.staffId,
    planId,
    what: 'Reading aloud together',
  });
  const session = { pupilId: alder.ownPupil, provisionId: reading, by };
  await said(db, { ...session, on: '2026-11-02' }, 'held');
  await said(db, { ...session, on: '2026-11-03' }, 'missed', 'adult moved');
  await said(db, { ...session, on: '2026-11-09' }, 'missed', 'adult moved');
  await said(db, { ...session, on: '2026-11-10' }, 'missed', 'forgot');
  await said(db, { ...session, on: '2026-11-10' }, 'held');
  await said(db, { ...session, on: '2026-11-16' }, 'missed', 'trip or event');
  group = await groupLedBy(db, alder.viewer.assistant.staffId);
  for (const role of ['assistant', 'teacher', 'senco', 'head', 'governor'] as const)
    cookies[role] = await signIn(alder, role);
  cookies['birch'] = await signIn(birch, 'senco');
});
afterAll(() => app.close());

const signIn = (school: TinySchool, role: keyof TinySchool['viewer']): Promise<string> =>
  signedIn(app, school.viewer[role].accountId);

const open = (url: string, as: string) => app.server.inject({ url, headers: { cookie: cookies[as]! } });

const send = (url: string, as: string, form: Record<string, string> | [string, string][]) =>
  app.server.inject({
    method: 'POST',
    url,
    headers: { ...origin, cookie: cookies[as]! },
    payload: new URLSearchParams(form).toString(),
  });

describe('planned against given', () => {
  test('counts the newest word on each session, by reason, and what was not logged', async () => {
    const { whole, supports, range } = await deliveryOf(db, alder.ownPupil, today);
    expect(range).toEqual({ from: '2026-11-02', to: today });
    expect(whole).toMatchObject({
      planned: 7,
      held: 2,
      missed: 3,
      unlogged: 2,
      missedBy: { 'adult moved': 2, 'trip or event': 1 },
      minutesPlanned: 140,
      minutesGiven: 40,
    });
    expect(supports).toMatchObject([{ provisionId: reading, what: 'Reading aloud together' }]);
  });

  test('keeps to the days asked for', async () => {
    const { whole } = await deliveryOf(db, alder.ownPupil, today, { from: '2026-11-09', to: '2026-11-15' });
    expect(whole).toMatchObject({ planned: 2, held: 1, missed: 1 });
  });

  test("is on the child's page of support, as a picture and in numbers, for whoever works with the child", async () => {
    const url = paths.delivery({ pupil: alder.ownPupil });
    const { body } = await open(url, 'assistant');
    expect(body).toContain('of 7 planned');
    expect(body).toContain('role="img"');
    expect(body).toContain('The same in numbers');
    expect(body).not.toContain('Decide what to do');
    expect((await open(url, 'teacher')).body).toContain('Decide what to do');
    expect((await open(paths.delivery({ pupil: alder.otherPupil }), 'assistant')).statusCode).toBe(404);
    expect((await open(paths.delivery({ pupil: alder.otherPupil }), 'senco')).statusCode).toBe(200);
    expect((await open(url, 'birch')).statusCode).toBe(404);
    expect((await open(url, 'governor')).statusCode).toBe(404);
  });

  test('is summed across the school by reason and kind, and names no adult', async () => {
    const { body } = await open(paths.deliverySchool(), 'senco');
    expect(body).toContain('Adult was needed elsewhere');
    expect(body).toContain('Working in a small group');
    expect(body).toContain('Reading aloud together');
    expect(body).not.toContain('Assistant Example');
    expect((await open(paths.deliverySchool(), 'head')).statusCode).toBe(200);
    expect((await open(paths.deliverySchool(), 'teacher')).statusCode).toBe(404);
  });
});

describe('missed sessions', () => {
  const url = () => paths.missedDecide({ provision: reading });

  test('pile up in sight of the teacher and the SENCO, and not of another school', async () => {
    const [pile] = await pilesOf(db, alder.viewer.senco, today);
    expect(pile).toMatchObject({ provisionId: reading, missed: 3, since: '2026-11-03', needsDeciding: true });
    expect((await open(paths.today(), 'teacher')).body).toContain('3 missed sessions wait for a decision');
    expect((await open(paths.today(), 'assistant')).body).not.toContain('wait for a decision');
    expect((await open(url(), 'assistant')).statusCode).toBe(404);
    expect((await open(url(), 'birch')).statusCode).toBe(404);
    expect((await open(url(), 'teacher')).body).toContain('adult was needed elsewhere');
  });

  test('are decided about with a reason, once', async () => {
    const empty = await send(url(), 'teacher', {
      once: 'a',
      upTo: '2026-11-16',
      why: 'After lunch on Fridays',
    });
    expect(empty.statusCode).toBe(422);
    expect(empty.body).toContain('Choose what to do');
    expect(empty.body).toContain('After lunch on Fridays');
    const form = { once: 'a', upTo: '2026-11-16', decision: 'catch-up', why: 'After lunch on Fridays' };
    const stale = await send(url(), 'teacher', { ...form, once: 'b', upTo: '2026-11-09' });
    expect(stale.statusCode).toBe(409);
    expect((await send(url(), 'birch', form)).statusCode).toBe(404);
    const first = await send(url(), 'teacher', form);
    expect(first.statusCode).toBe(303);
    expect((await send(url(), 'teacher', form)).headers.location).toBe(first.headers.location);
    expect((await send(url(), 'senco', { ...form, once: 'c' })).statusCode).toBe(409);
    expect(await db.selectFrom('missed_decision').select('decision').execute()).toEqual([
      { decision: 'catch-up' },
    ]);
    const events = await db
      .selectFrom('event')
      .select(['title', 'detail'])
      .where('kind', '=', 'sessions')
      .execute();
    expect(events).toEqual([{ title: '3 missed sessions: catch up', detail: 'After lunch on Fridays' }]);
    expect(await pilesOf(db, alder.viewer.senco, today)).toEqual([]);
  });

  test('that come after a decision begin a new pile, which also outlasts the weeks of the support', async () => {
    const session = { pupilId: alder.ownPupil, provisionId: reading, by: alder.viewer.senco.staffId };
    await said(db, { ...session, on: '2026-11-17' }, 'missed', 'forgot');
    expect(await pilesOf(db, alder.viewer.senco, today)).toMatchObject([{ missed: 1, needsDeciding: false }]);
    await db.updateTable('provision').set({ ends_on: '2026-11-20' }).where('id', '=', reading).execute();
    expect(await pilesOf(db, alder.viewer.senco, today)).toHaveLength(1);
    await db.updateTable('document').set({ status: 'ended' }).where('id', '=', planId).execute();
    expect(await pilesOf(db, alder.viewer.senco, today)).toEqual([]);
    await db.updateTable('document').set({ status: 'finished' }).where('id', '=', planId).execute();
    await db.updateTable('provision').set({ ends_on: null }).where('id', '=', reading).execute();
  });

  test('count on under the same item when its times have changed', async () => {
    const by = alder.viewer.senco.staffId;
    const moved = await support(db, by, {
      pupilId: alder.ownPupil,
      staffId: null,
      planId,
      itemId: reading,
      weekdays: '3',
      startsOn: '2026-11-18',
    });
    await said(db, { pupilId: alder.ownPupil, provisionId: moved, by, on: '2026-11-18' }, 'missed', 'forgot');
    expect(await pilesOf(db, alder.viewer.senco, today)).toMatchObject([{ provisionId: reading, missed: 2 }]);
    await db.updateTable('provision').set({ ends_on: '2026-11-18' }).where('id', '=', moved).execute();
  });
});

describe('a group', () => {
  const facts: [string, string][] = [
    ['name', 'Number club'],
    ['startsAt', '10:00'],
    ['minutes', '25'],
    ['place', 'Library'],
    ['weekdays', '1'],
    ['weekdays', '4'],
  ];
  const ledBy = (): [string, string] => ['ledBy', alder.viewer.assistant.staffId];

  test('is begun by the SENCO or a teacher, with what is missing named, and once', async () => {
    const wrong = await send(paths.groupNew(), 'teacher', [['name', 'Number club']]);
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('Choose who leads the group');
    expect(wrong.body).toContain('Tick at least one day');
    expect(wrong.body).toContain('value="Number club"');
    const form: [string, string][] = [...facts, ledBy(), ['once', 'g1']];
    const begun = await send(paths.groupNew(), 'teacher', form);
    expect((await send(paths.groupNew(), 'teacher', form)).headers.location).toBe(begun.headers.location);
    expect((await send(paths.groupNew(), 'assistant', form)).statusCode).toBe(404);
    const { body } = await open(paths.groups(), 'senco');
    expect(body.match(/Number club/g)).toHaveLength(1);
    expect(body).toContain('Monday and Thursday');
  });

  test('shows its children and what was given, and an assistant only the own groups', async () => {
    const other = await groupLedBy(db, alder.viewer.teacher.staffId, 'Chess');
    await support(db, alder.viewer.senco.staffId, { pupilId: alder.ownPupil, staffId: null, groupId: group });
    const { body } = await open(paths.group({ group }), 'assistant');
    expect(body).toContain('Amina Begum');
    expect((await open(paths.group({ group: other }), 'assistant')).statusCode).toBe(404);
    expect((await open(paths.group({ group: other }), 'senco')).statusCode).toBe(200);
    expect((await open(paths.group({ group }), 'birch')).statusCode).toBe(404);
  });

  test('gets new times from today; what was planned before stays as it was', async () => {
    await send(paths.groupEdit({ group }), 'senco', [...facts, ledBy(), ['once', 'g2']]);
    const rows = await db
      .selectFrom('provision')
      .select(['id', 'item_id', 'weekdays', 'starts_at', 'starts_on', 'ends_on'])
      .where('group_id', '=', group)
      .orderBy('starts_on')
      .execute();
    expect(rows).toMatchObject([
      { weekdays: '1,2', starts_at: '09:15', ends_on: '2026-11-23' },
      { item_id: rows[0]!.id, weekdays: '1,4', starts_at: '10:00', starts_on: today, ends_on: null },
    ]);
  });

  test('does not end while a plan uses it, and then does', async () => {
    const refused = await send(paths.groupEnd({ group }), 'senco', {});
    expect(refused.statusCode).toBe(409);
    expect(refused.body).toContain('1 child still use');
    await db.updateTable('provision').set({ ends_on: '2026-11-23' }).where('group_id', '=', group).execute();
    expect((await send(paths.groupEnd({ group }), 'senco', {})).statusCode).toBe(303);
    expect((await open(paths.groups(), 'senco')).body).not.toContain('Talk time');
  });
});

describe('an observation', () => {
  const form = (more: Record<string, string> = {}) => ({
    once: 'o1',
    pupil: alder.ownPupil,
    place: 'Playground',
    at: '12:50',
    on: 'today',
    words: 'Asked two others to play, and they did.',
    ...more,
  });

  test('comes with the time filled in, and keeps child, place and words', async () => {
    expect((await open(paths.observationNew(), 'assistant')).body).toContain('value="14:20"');
    const first = await send(paths.observationNew(), 'assistant', form());
    expect(first.headers.location).toBe(paths.observations({ pupil: alder.ownPupil }));
    await send(paths.observationNew(), 'assistant', form());
    expect(await observationsOf(db, alder.ownPupil)).toMatchObject([
      { on: today, at: '12:50', place: 'Playground', by: 'Assistant Example' },
    ]);
    expect((await open(paths.observations({ pupil: alder.ownPupil }), 'teacher')).body).toContain(
      'and they did.',
    );
    const event = await db.selectFrom('event').select('title').where('kind', '=', 'observation').execute();
    expect(event).toEqual([{ title: 'Observed: Playground, 12:50' }]);
  });

  test('asks for what is missing and keeps what was typed', async () => {
    const answer = await send(
      paths.observationNew(),
      'assistant',
      form({ once: 'o2', place: 'other', at: '15:00' }),
    );
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('Say where it was');
    expect(answer.body).toContain('Enter a time that has passed');
    expect(answer.body).toContain('and they did.');
  });

  test('is of one’s own children only', async () => {
    const ofOther = form({ once: 'o3', pupil: alder.otherPupil });
    expect((await send(paths.observationNew(), 'assistant', ofOther)).statusCode).toBe(422);
    expect((await send(paths.observationNew(), 'senco', ofOther)).statusCode).toBe(303);
    expect((await open(paths.observations({ pupil: alder.otherPupil }), 'assistant')).statusCode).toBe(404);
    expect((await send(paths.observationNew(), 'governor', form({ once: 'o4' }))).statusCode).toBe(404);
  });
});
