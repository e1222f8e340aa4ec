import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeApp, type App } from '../../../app.ts';
import type { SchoolDb } from '../../../database/connection.ts';
import { paths } from '../../../paths.ts';
import { tinySchool, type TinySchool } from '../../../samples/tiny-school.ts';
import { cookieOf } from '../../../../tests/permissions/things.ts';
import { emptyDatabase } from '../../../samples/empty-database.ts';

const baseUrl = 'http://localhost:3000';
const clock = { now: () => '2026-11-24T09:00:00.000Z', today: () => '2026-11-24' };
const folder = mkdtempSync(join(tmpdir(), 'alongside-register-'));
let app: App;
let alder: TinySchool;
let db: SchoolDb;
let cookie: string;

beforeAll(async () => {
  const database = await emptyDatabase();
  app = await makeApp({ database, dataDir: folder, baseUrl, clock });
  alder = await tinySchool(database);
  db = database.ofSchool(alder.id);
  cookie = await cookieOf(database, readFileSync(join(folder, 'secret'), 'utf8').trim(), alder, 'senco');
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

const get = (url: string) => app.server.inject({ url, headers: { cookie } });
const post = (url: string, answers: Record<string, string>) =>
  app.server.inject({
    method: 'POST',
    url,
    headers: { cookie, origin: baseUrl, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(answers).toString(),
  });
const child = () => ({ pupil: alder.ownPupil });
const periods = () =>
  db
    .selectFrom('sen_period')
    .selectAll()
    .where('pupil_id', '=', alder.ownPupil)
    .orderBy('recorded_at')
    .execute();

describe('the SENCO keeps the register', () => {
  test('a change without a reason is asked for it, with what was typed kept', async () => {
    const answer = await post(paths.registerMove(child()), {
      move: 'watch',
      'on-day': '2',
      'on-month': '11',
      'on-year': '2026',
    });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('Say why, or how we know');
    expect(answer.body).toContain('value="2026"');
    expect(await periods()).toEqual([]);
  });

  test('support that began elsewhere is recorded with how we know, and sent twice it counts once', async () => {
    const form = {
      once: 'one-and-the-same-token',
      move: 'SEN support from elsewhere',
      'on-day': '4',
      'on-month': '3',
      'on-year': '2026',
      why: 'File of her last school',
    };
    for (const _ of [1, 2]) expect((await post(paths.registerMove(child()), form)).statusCode).toBe(303);
    expect(await periods()).toMatchObject([
      { status: 'K', from_on: '2026-03-04', basis: 'File of her last school', notice_id: null },
    ]);
    expect((await get(paths.register())).body).toContain('Amina Begum');
  });

  test('a wrong entry is corrected with a reason, and stays to be seen', async () => {
    const [wrong] = await periods();
    const answer = await post(paths.registerCorrect({ ...child(), period: wrong!.id }), {
      because: 'The file says May',
      instead: 'other',
      status: 'K',
      'from-day': '4',
      'from-month': '5',
      'from-year': '2026',
    });
    expect(answer.statusCode).toBe(303);
    expect((await periods()).map(({ from_on, withdrawn_because }) => [from_on, withdrawn_because])).toEqual([
      ['2026-03-04', 'The file says May'],
      ['2026-05-04', null],
    ]);
    const page = await get(paths.pupilRegister(child()));
    expect(page.body).toContain('Corrected entries (1)');
    expect(page.body).toContain('since 4 May 2026');
  });

  test('needs have ranks of their own', async () => {
    await post(paths.pupilNeeds(child()), { need: 'SLCN', evidence: 'Class assessment' });
    await post(paths.pupilNeeds(child()), { need: 'SEMH', evidence: 'Her mother', ...(await ranks([1])) });
    const twice = await post(paths.pupilNeeds(child()), await ranks([1, 1]));
    expect(twice.statusCode).toBe(422);
    expect(twice.body).toContain('Give each need a rank of its own');
    await post(paths.pupilNeeds(child()), await ranks([2, 1]));
    const held = await db
      .selectFrom('need')
      .select(['need_type', 'rank'])
      .where('until_on', 'is', null)
      .orderBy('rank')
      .execute();
    expect(held).toEqual([
      { need_type: 'SEMH', rank: 1 },
      { need_type: 'SLCN', rank: 2 },
    ]);
  });

  const ranks = async (numbers: number[]) => {
    const held = await db
      .selectFrom('need')
      .select('id')
      .where('until_on', 'is', null)
      .orderBy('rank')
      .execute();
    return Object.fromEntries(held.map(({ id }, at) => [`rank-${id}`, String(numbers[at])]));
  };
});

describe('finding a name', () => {
  test('answers the page itself, with the name in no address', async () => {
    const answer = await post(paths.register(), { find: 'am', show: 'everyone' });
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('Amina Begum');
    expect(answer.body).not.toContain('Daniel Okafor');
    expect(answer.body).not.toMatch(/href="[^"]*find=/);
  });
});

test('the download is written down for every child in it', async () => {
  const answer = await get(paths.registerDownload());
  expect(answer.headers['content-type']).toContain('text/csv');
  expect(answer.body).toContain('Begum,Amina,Year 4,4 Oak,K,');
  const lines = await db.selectFrom('audit').select('pupil_id').where('action', '=', 'downloaded').execute();
  expect(lines).toEqual([{ pupil_id: alder.ownPupil }]);
});
