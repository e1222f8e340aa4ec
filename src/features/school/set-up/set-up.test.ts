import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeApp, type App } from '../../../app.ts';
import { calendarAnswers } from '../terms/forms.ts';
import { likelyYear, yearToSetUp } from '../terms/rules.ts';
import { systemClock } from '../../../web/services.ts';
import { paths } from '../../../paths.ts';
import { hostedSchools } from '../../../database/hosted-schools.ts';
import { emptyDatabase } from '../../../samples/empty-database.ts';

const baseUrl = 'http://localhost:3000';
let app: App;
let cookie = '';

beforeAll(async () => {
  const database = await emptyDatabase();
  app = await makeApp({ database, dataDir: mkdtempSync(join(tmpdir(), 'alongside-')), baseUrl });
});
afterAll(() => app.close());

const get = (url: string) => app.server.inject({ url, headers: { cookie } });
const post = (url: string, form: Record<string, string>) =>
  app.server.inject({
    method: 'POST',
    url,
    headers: { origin: baseUrl, cookie, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(form).toString(),
  });

const year = yearToSetUp(systemClock.today());
const dates = calendarAnswers(likelyYear(year)) as Record<string, string>;
const school = {
  ...dates,
  schoolName: 'Rowan Primary School',
  localAuthority: 'Tower Hamlets',
  phase: 'primary',
  sencoName: 'Farah Khan',
  sencoEmail: 'farah@rowan.example',
  newPassword: 'teapot-harbour-nine',
  administratorName: 'Nia Office',
  administratorEmail: 'nia@rowan.example',
};

test('while there is no school, every page leads to its set-up', async () => {
  for (const url of [paths.home(), paths.register(), paths.signIn(), paths.people()]) {
    const answer = await get(url);
    if (answer.statusCode !== 404) expect(answer.headers.location).toBe(paths.setUp());
  }
  const answer = await get(paths.setUp());
  expect(answer.body).toContain('Half-term');
  expect(answer.body).toContain(dates['term.0.from']);
});

test('what is missing or wrong is said beside it, what was typed stays, and nothing is made', async () => {
  const answer = await post(paths.setUp(), {
    ...school,
    schoolName: '',
    newPassword: 'short',
    'term.1.from': dates['term.0.until']!,
    'closure.0.until': 'someday',
  });
  expect(answer.statusCode).toBe(422);
  for (const say of [
    'Enter the name of your school',
    'at least 12 characters',
    'run into another line',
    'Enter the last day, like',
  ])
    expect(answer.body).toContain(say);
  expect(answer.body).toContain('farah@rowan.example');
  expect(answer.body).not.toContain('value="short"');
  expect((await get(paths.setUp())).statusCode).toBe(200);
});

test('makes the school, signs the SENCO in and invites the administrator', async () => {
  const answer = await post(paths.setUp(), school);
  expect(answer.headers.location).toBe(paths.home());
  cookie = [answer.headers['set-cookie'] ?? '']
    .flat()
    .map((line) => line.split(';')[0])
    .join('; ');
  const account = await get(paths.account());
  expect(account.body).toContain('SENCO, Rowan Primary School');
  const [id = ''] = await hostedSchools(app.services.database.accounts);
  const db = app.services.database.ofSchool(id);
  expect(await db.selectFrom('staff').select(['role', 'name']).orderBy('role').execute()).toEqual([
    { role: 'administrator', name: 'Nia Office' },
    { role: 'senco', name: 'Farah Khan' },
  ]);
  expect(await db.selectFrom('term').select('name').orderBy('starts_on').execute()).toEqual([
    { name: 'Autumn' },
    { name: 'Spring' },
    { name: 'Summer' },
  ]);
  const kept = async () => (await app.services.outbox!.list()).map(({ to }) => to.address);
  await expect.poll(kept).toEqual(['nia@rowan.example']);
});

test('then the page is gone, for those who press twice and for strangers', async () => {
  cookie = '';
  expect((await get(paths.setUp())).headers.location).toBe(paths.signIn());
  expect((await post(paths.setUp(), { ...school, sencoEmail: 'x@y.example' })).headers.location).toBe(
    paths.signIn(),
  );
  expect(await hostedSchools(app.services.database.accounts)).toHaveLength(1);
});
