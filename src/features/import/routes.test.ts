import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signedIn } from '../../samples/signed-in.ts';
import { makeApp } from '../../app.ts';
import type { App } from '../../app.ts';
import type { Role } from '../../basics/viewer.ts';
import { paths } from '../../paths.ts';
import { tinySchool } from '../../samples/tiny-school.ts';
import type { TinySchool } from '../../samples/tiny-school.ts';
import { emptyDatabase } from '../../samples/empty-database.ts';

let app: App;
let alder: TinySchool;
const today = '2026-11-24';
const baseUrl = 'http://localhost:3000';
const cookies = new Map<Role, string>();

beforeAll(async () => {
  const database = await emptyDatabase();
  const clock = { now: () => `${today}T09:00:00.000Z`, today: () => today };
  app = await makeApp({
    database,
    dataDir: mkdtempSync(join(tmpdir(), 'alongside-')),
    baseUrl,
    clock,
    post: 'by hand',
  });
  alder = await tinySchool(database);
});
afterAll(() => app.close());

async function as(role: Role): Promise<string> {
  const known = cookies.get(role);
  if (known) return known;
  const cookie = await signedIn(app, alder.viewer[role].accountId);
  cookies.set(role, cookie);
  return cookie;
}

const get = async (url: string, role: Role = 'senco') =>
  app.server.inject({ url, headers: { cookie: await as(role) } });
const post = async (url: string, form: Record<string, string>, role: Role = 'senco') =>
  app.server.inject({
    method: 'POST',
    url,
    headers: { cookie: await as(role), origin: baseUrl, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(form).toString(),
  });

async function send(kind: string, name: string, bytes: Buffer, role: Role = 'senco') {
  const form = new FormData();
  if (kind) form.set('kind', kind);
  form.set('file', new Blob([new Uint8Array(bytes)], { type: 'text/csv' }), name);
  const request = new Request(baseUrl, { method: 'POST', body: form });
  return app.server.inject({
    method: 'POST',
    url: paths.imports(),
    headers: {
      cookie: await as(role),
      origin: baseUrl,
      'content-type': request.headers.get('content-type')!,
    },
    payload: Buffer.from(await request.arrayBuffer()),
  });
}

/** Waits, without a clock, until the list is read: each look serves a page while the reading goes on. */
async function whenRead(url: string): Promise<string> {
  for (let look = 0; look < 500; look += 1) {
    const { body } = await get(url);
    if (!body.includes('data-progress=')) return body;
  }
  throw new Error('The list was never read');
}

const sample = (name: string) => readFileSync(new URL(`./samples/${name}`, import.meta.url));
const runOf = (answer: { headers: Record<string, unknown> }) =>
  /\/imports\/(\w+)/.exec(String(answer.headers['location']))![1]!;

describe('bringing a list in, page by page', () => {
  test('a SIMS export is read, previewed, brought in, asked about SEN, and undone', async () => {
    const sent = await send('pupils', 'sims.csv', sample('sims.csv'));
    expect(sent.statusCode).toBe(303);
    const run = runOf(sent);
    const preview = await whenRead(paths.importRun({ run }));
    expect(preview).toContain('Recognised as a list from SIMS');
    expect(preview).toContain('Zoë Okafor');
    expect(preview).toContain('are not in this file');

    const hasty = await post(paths.importApply({ run }), {});
    expect(hasty.statusCode).toBe(422);
    expect(hasty.body).toContain('Choose whether the pupils who are not in the list have left');

    expect((await post(paths.importApply({ run }), { left: 'stay', once: 'once-1' })).statusCode).toBe(303);
    const done = await get(paths.importRun({ run }));
    expect(done.body).toContain('10 pupils');
    expect(done.body).toContain('Look at each child');

    const questions = await get(paths.importSen({ run }));
    const lines = [...questions.body.matchAll(/name="sen-(\d+)"/g)].map(([, line]) => line!);
    expect(new Set(lines).size).toBe(4);
    const [line] = lines;
    const unconfirmed = await post(paths.importSen({ run }), { [`sen-${line}`]: 'since-before' });
    expect(unconfirmed.statusCode).toBe(422);
    expect(unconfirmed.body).toContain('Tick to confirm that the parents');
    expect(
      (await post(paths.importSen({ run }), { [`sen-${line}`]: 'since-before', told: 'yes' })).statusCode,
    ).toBe(303);
    const periods = await app.services.database
      .ofSchool(alder.id)
      .selectFrom('sen_period')
      .select(['status', 'notice_id', 'basis'])
      .execute();
    expect(periods).toMatchObject([
      { status: 'K', notice_id: null, basis: expect.stringContaining('parents were told') },
    ]);

    expect((await get(paths.importUndo({ run }))).body).toContain('something has been recorded since');
    const undone = await post(paths.importUndo({ run }), {});
    expect(undone.statusCode).toBe(303);
    const left = await app.services.database.ofSchool(alder.id).selectFrom('pupil').select('id').execute();
    // The two of the sample school, and the one who has SEN support since.
    expect(left).toHaveLength(3);
  });

  test('a messy list: columns are asked about once, doubtful rows are decided, nothing goes wrong twice', async () => {
    const run = runOf(await send('pupils', 'messy.csv', sample('messy.csv')));
    const columns = await whenRead(paths.importRun({ run }));
    expect(columns).toContain('Tutor');
    expect(columns).toContain('For example: 3 Willow');
    const unanswered = await post(paths.importColumns({ run }), { 'column-4': 'className' });
    expect(unanswered.statusCode).toBe(422);
    expect(unanswered.body).toContain('Choose what “Club” holds, or leave it out');
    await post(paths.importColumns({ run }), { 'column-4': 'className', 'column-7': 'leave out' });
    await whenRead(paths.importRun({ run }));

    const doubtful = await get(paths.importDoubtful({ run }));
    expect(doubtful.body).toContain('is not a date that we can read');
    expect(doubtful.body).not.toContain('checked');
    const forced = await post(paths.importDoubtful({ run }), { 'row-8': 'same:somebody' });
    expect(forced.statusCode).toBe(422);
    await post(paths.importDoubtful({ run }), { 'row-8': 'new' });
    const early = await post(paths.importApply({ run }), { left: 'stay' });
    expect(early.headers['location']).toBe(paths.importDoubtful({ run }));
    await post(paths.importDoubtful({ run }), { all: 'leave-out' });
    const done = await post(paths.importApply({ run }), { left: 'stay' });
    expect(done.headers['location']).toBe(paths.importRun({ run }));

    const again = runOf(await send('pupils', 'messy.csv', sample('messy.csv')));
    expect(await whenRead(paths.importRun({ run: again }))).toContain('Look before it is written');
    expect((await post(paths.importCancel({ run: again }), {})).statusCode).toBe(303);
  });

  test.each([
    ['nothing chosen', '', '', Buffer.alloc(0), 'Choose the file to bring in'],
    [
      'an Excel workbook',
      'pupils',
      'a.xlsx',
      Buffer.from('PK\u0003\u0004....[Content_Types].xml'),
      'Save it as CSV first',
    ],
    ['an empty file', 'pupils', 'a.csv', Buffer.from('\n'), 'The file is empty'],
  ])('says what to do: %s', async (_, kind, name, bytes, message) => {
    const answer = await send(kind, name, bytes);
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(message);
    expect(answer.body).toContain('<title>Error: ');
  });

  test.each(['teacher', 'assistant', 'head', 'governor'] as const)(
    'a %s finds no lists, the administrator does',
    async (role) => {
      expect((await get(paths.imports(), role)).statusCode).toBe(404);
      expect((await get(paths.imports(), 'administrator')).statusCode).toBe(200);
    },
  );

  test('the administrator brings pupils in but never sees what a list says about SEN', async () => {
    const sent = await send('pupils', 'bromcom.csv', sample('bromcom.csv'), 'administrator');
    const run = runOf(sent);
    const preview = await whenRead(paths.importRun({ run }));
    if (preview.includes('Decide the doubtful rows'))
      await post(paths.importDoubtful({ run }), { all: 'leave-out' });
    await post(paths.importApply({ run }), { left: 'stay' }, 'administrator');
    expect((await get(paths.importRun({ run }), 'administrator')).body).toContain('The SENCO decides.');
    expect((await get(paths.importSen({ run }), 'administrator')).statusCode).toBe(404);
    expect((await get(paths.importSen({ run }), 'senco')).statusCode).toBe(200);
  });
});

describe('adding one pupil by hand', () => {
  const iris = {
    forename: 'Iris',
    surname: 'Novak',
    'born-day': '9',
    'born-month': '5',
    'born-year': '2018',
    yearGroup: '4',
  };
  const count = async () =>
    (await app.services.database.ofSchool(alder.id).selectFrom('pupil').select('id').execute()).length;

  test('says what is missing and keeps what was typed', async () => {
    const answer = await post(paths.pupilNew(), {
      ...iris,
      surname: '',
      'born-day': '31',
      'born-month': '2',
    });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('Enter the surname');
    expect(answer.body).toContain('value="Iris"');
    const upn = await post(paths.pupilNew(), { ...iris, upn: 'X211400024001' });
    expect(upn.body).toContain('Check the UPN, or leave it empty');
  });

  test('adds the child with class and parent, and refuses the same child again', async () => {
    const before = await count();
    const added = await post(paths.pupilNew(), {
      ...iris,
      className: '4 Oak',
      contactName: 'Petra Novak',
      email: 'petra@example.org',
      pr: 'yes',
    });
    expect(added.statusCode).toBe(303);
    expect(await count()).toBe(before + 1);
    const again = await post(paths.pupilNew(), iris);
    expect(again.statusCode).toBe(422);
    expect(again.body).toContain('on the register already');
    expect(await count()).toBe(before + 1);
  });

  test('asks before a child in an unusual year is added', async () => {
    const unusual = { ...iris, forename: 'Otto', yearGroup: '2' };
    const asked = await post(paths.pupilNew(), unusual);
    expect(asked.statusCode).toBe(422);
    expect(asked.body).toContain('does not fit the date of birth');
    expect((await post(paths.pupilNew(), { ...unusual, sure: 'yes' })).statusCode).toBe(303);
  });
});
