import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signedIn } from '../../samples/signed-in.ts';
import { makeApp, type App } from '../../app.ts';
import type { Role } from '../../basics/viewer.ts';
import { tinySchool, type TinySchool } from '../../samples/tiny-school.ts';
import { paths } from '../../paths.ts';
import { emptyDatabase } from '../../samples/empty-database.ts';

const baseUrl = 'http://localhost:3000';
const cookies = new Map<string, string>();
let app: App;
let alder: TinySchool;
let birch: TinySchool;

beforeAll(async () => {
  const database = await emptyDatabase();
  app = await makeApp({ database, dataDir: mkdtempSync(join(tmpdir(), 'alongside-')), baseUrl });
  alder = await tinySchool(database);
  birch = await tinySchool(database, 'Birch Primary');
  for (const role of ['administrator', 'senco', 'teacher', 'head', 'governor', 'assistant'] as const)
    cookies.set(role, await signedIn(app, alder.viewer[role].accountId));
  cookies.set('birch', await signedIn(app, birch.viewer.administrator.accountId));
});
afterAll(() => app.close());

const emailOf = (school: TinySchool, role: Role) => `${role}.${school.id.slice(-6)}@example.org`;

async function signIn(email: string, password: string): Promise<string> {
  const answer = await post('', paths.signIn(), { email, password });
  expect(answer.statusCode).toBe(303);
  return [answer.headers['set-cookie'] ?? '']
    .flat()
    .map((line) => line.split(';')[0])
    .join('; ');
}

const get = (who: string, url: string) =>
  app.server.inject({ url, headers: { cookie: cookies.get(who) ?? '' } });

function post(who: string, url: string, form: Record<string, string | string[]>) {
  const payload = new URLSearchParams(
    Object.entries(form).flatMap(([name, value]) =>
      [value].flat().map((one) => [name, one] as [string, string]),
    ),
  );
  return app.server.inject({
    method: 'POST',
    url,
    headers: {
      origin: baseUrl,
      cookie: cookies.get(who) ?? '',
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: payload.toString(),
  });
}

const staff = () => app.services.database.ofSchool(alder.id).selectFrom('staff').selectAll().execute();
const messages = () => app.services.outbox!.list();
const named = async (name: string) => (await staff()).find((one) => one.name === name)!;
const idOf = (role: Role) => alder.viewer[role].staffId;

describe('the people of a school', () => {
  test('are kept by the administrator and nobody else; no child is among them', async () => {
    const list = await get('administrator', paths.people());
    expect(list.statusCode).toBe(200);
    expect(list.body).toContain('Teacher Example');
    expect(list.body).toContain('4 Oak');
    expect(list.body).not.toContain('Amina');
    for (const role of ['senco', 'teacher', 'assistant', 'head', 'governor'])
      expect((await get(role, paths.people())).statusCode).toBe(404);
  });

  test('are found by their own school’s administrator, and by no other', async () => {
    const url = paths.person({ person: idOf('teacher') });
    expect((await get('administrator', url)).statusCode).toBe(200);
    expect((await get('birch', url)).statusCode).toBe(404);
    const values = { name: 'Changed', email: 'changed@example.org', role: 'teacher' };
    expect((await post('birch', url, values)).statusCode).toBe(404);
    expect(
      (await post('birch', paths.personEnd({ person: idOf('teacher') }), { how: 'now' })).statusCode,
    ).toBe(404);
  });
});

describe('adding somebody', () => {
  test('asks for what is missing and keeps what was typed', async () => {
    const answer = await post('administrator', paths.personNew(), {
      name: 'Ola Bright',
      email: 'no address',
    });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('Ola Bright');
    expect(answer.body).toContain('Choose what they do at the school');
  });

  test('invites them to choose a password; sent twice, it is done once', async () => {
    const form = {
      name: 'Ola Bright',
      email: 'Ola.Bright@example.org',
      role: 'teacher',
      jobTitle: 'Year 4 teacher',
      classes: [alder.classId],
      once: 'token-of-ola',
    };
    for (let i = 0; i < 2; i++)
      expect((await post('administrator', paths.personNew(), form)).statusCode).toBe(303);
    expect((await staff()).filter(({ name }) => name === 'Ola Bright')).toHaveLength(1);
    // The letter goes once everything is safe, so it may come a moment after the answer.
    await expect.poll(async () => (await messages())[0]?.to.address).toBe('ola.bright@example.org');
    const [mail] = await messages();
    const link = new URL(/http\S+reset\S+/.exec(mail!.text)![0]).pathname;
    const chosen = await post('', link, { newPassword: 'teapot-harbour-nine' });
    expect(chosen.headers.location).toBe(paths.signIn());
    cookies.set('ola', await signIn('ola.bright@example.org', 'teapot-harbour-nine'));
    expect((await get('ola', paths.pupil({ pupil: alder.ownPupil }))).statusCode).toBe(200);
    expect((await get('ola', paths.pupil({ pupil: alder.otherPupil }))).statusCode).toBe(404);
  });

  test('an address that somebody of this school signs in with is not given twice', async () => {
    const form = { name: 'Another', email: emailOf(alder, 'teacher'), role: 'teacher' };
    const answer = await post('administrator', paths.personNew(), form);
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('somebody of this school already signs in');
  });

  test('whoever works at another school too keeps their account, and gets word instead of a link', async () => {
    const form = { name: 'Shared Example', email: emailOf(birch, 'assistant'), role: 'assistant' };
    expect((await post('administrator', paths.personNew(), form)).statusCode).toBe(303);
    const here = (await staff()).find(({ name }) => name === 'Shared Example');
    expect(here?.account_id).toBe(birch.viewer.assistant.accountId);
    await expect.poll(async () => (await messages())[0]?.to.address).toBe(form.email);
    const [mail] = await messages();
    expect(mail!.text).toContain('Sign in as you always do');
    expect(mail!.text).not.toContain('reset');
  });

  test('a governor is given no class', async () => {
    const form = { name: 'A Governor', email: 'gov@example.org', role: 'governor', classes: [alder.classId] };
    expect((await post('administrator', paths.personNew(), form)).statusCode).toBe(422);
  });
});

describe('changing somebody', () => {
  test('their classes decide which children they see', async () => {
    const { id } = await named('Ola Bright');
    const values = { name: 'Ola Bright', email: 'ola.bright@example.org', role: 'teacher' };
    expect((await post('administrator', paths.person({ person: id }), values)).statusCode).toBe(303);
    expect((await get('ola', paths.pupil({ pupil: alder.ownPupil }))).statusCode).toBe(404);
    await post('administrator', paths.person({ person: id }), { ...values, classes: [alder.classId] });
    expect((await get('ola', paths.pupil({ pupil: alder.ownPupil }))).statusCode).toBe(200);
  });

  test('nobody changes their own role', async () => {
    const url = paths.person({ person: idOf('administrator') });
    const values = { name: 'Administrator Example', email: emailOf(alder, 'administrator') };
    const answer = await post('administrator', url, { ...values, role: 'senco' });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('Ask another administrator');
    expect((await post('administrator', url, { ...values, role: 'administrator' })).statusCode).toBe(303);
  });
});

describe('ending a place', () => {
  test('signs them out at once and keeps them out, until they are back', async () => {
    const { id } = await named('Ola Bright');
    expect((await get('ola', paths.account())).statusCode).toBe(200);
    await post('administrator', paths.personEnd({ person: id }), { how: 'now' });
    expect((await get('ola', paths.account())).statusCode).toBe(303);
    const again = await post('', paths.signIn(), {
      email: 'ola.bright@example.org',
      password: 'teapot-harbour-nine',
    });
    expect(again.body).toContain('no place at a school');
    expect((await post('administrator', paths.personInvite({ person: id }), {})).statusCode).toBe(404);
    await post('administrator', paths.personEnd({ person: id }), { how: 'undo' });
    cookies.set('ola', await signIn('ola.bright@example.org', 'teapot-harbour-nine'));
    expect((await get('ola', paths.account())).statusCode).toBe(200);
  });

  test('on a day to come lets them work until then', async () => {
    const { id } = await named('Ola Bright');
    const url = paths.personEnd({ person: id });
    const day = (year: string) => ({ 'lastDay-day': '31', 'lastDay-month': '8', 'lastDay-year': year });
    expect((await post('administrator', url, { how: 'later', ...day('2020') })).statusCode).toBe(422);
    expect((await post('administrator', url, { how: 'later', ...day('2190') })).statusCode).toBe(303);
    expect((await get('ola', paths.account())).statusCode).toBe(200);
    expect((await named('Ola Bright')).until_on).toBe('2190-08-31');
  });

  test('the last administrator stays', async () => {
    const url = paths.personEnd({ person: idOf('administrator') });
    expect((await post('administrator', url, { how: 'now' })).statusCode).toBe(422);
    expect((await get('administrator', paths.people())).statusCode).toBe(200);
  });
});

test('only a school without an administrator lets the SENCO name one', async () => {
  expect((await get('senco', paths.administratorNew())).statusCode).toBe(404);
  const db = app.services.database.ofSchool(alder.id);
  const end = (until_on: string | null) =>
    db.updateTable('staff').set({ until_on }).where('role', '=', 'administrator').execute();
  await end('2026-01-01');
  expect((await get('senco', paths.settings())).body).toContain('Name an administrator');
  expect((await get('teacher', paths.administratorNew())).statusCode).toBe(404);
  const form = { name: 'Nia Office', email: 'nia@example.org' };
  expect((await post('senco', paths.administratorNew(), form)).statusCode).toBe(303);
  expect((await named('Nia Office')).role).toBe('administrator');
  expect((await get('senco', paths.administratorNew())).statusCode).toBe(404);
  await end(null);
});

test('everybody may read who may do what, and whoever has not signed in is asked to', async () => {
  const answer = await get('governor', paths.whoMayDoWhat());
  expect(answer.statusCode).toBe(200);
  expect(answer.body).toContain('raise a concern');
  expect((await get('', paths.whoMayDoWhat())).statusCode).toBe(303);
});

describe('kept messages', () => {
  test('are read by the SENCO and the administrator of the school they belong to', async () => {
    const mail = (await messages()).find(({ to }) => to.address === 'ola.bright@example.org')!;
    const url = paths.outboxMessage({ message: mail.id });
    for (const [who, status] of [
      ['administrator', 200],
      ['senco', 200],
      ['birch', 404],
      ['teacher', 404],
      ['head', 404],
    ] as const)
      expect([who, (await get(who, url)).statusCode]).toEqual([who, status]);
    expect((await get('administrator', paths.outbox())).body).toContain(mail.id);
    expect((await get('birch', paths.outbox())).body).not.toContain(mail.id);
  });
});
