import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { givePlace } from '../../src/accounts/places.ts';
import { lostApp } from '../../src/commands/lost-app.ts';
import type { Role } from '../../src/basics/viewer.ts';
import { openDatabase } from '../../src/database/connection.ts';
import { addPerson } from '../../src/features/staff/index.ts';
import { changeSetting } from '../../src/features/school/store.ts';
import type { EventName, Fields } from '../../src/log/log.ts';
import { paths } from '../../src/paths.ts';
import { codeFor } from '../../src/samples/authenticator.ts';
import { samplePassword, tinySchool, type TinySchool } from '../../src/samples/tiny-school.ts';
import { readSettings } from '../../src/settings.ts';
import { emailOf, house, visitorOf, type House, type Visitor } from './house.ts';

// A lost authenticator app: an administrator takes it off, who has proved again who they are; nobody else does.

const told: [EventName, Fields][] = [];
let here: House;
let birch: TinySchool;
let admin: { visitor: Visitor; secret: string };
beforeAll(async () => {
  here = await house('http://localhost:3000', { log: (event, held = {}) => void told.push([event, held]) });
  birch = await tinySchool(here.app.services.database, 'Birch Primary');
  admin = await guarded('administrator');
});
afterAll(() => here.close());
beforeEach(async () => {
  told.length = here.sent.length = 0;
  await here.app.services.database.accounts.deleteFrom('sign_in_failure').execute();
});
afterEach(() => void (here.ahead = 0));

async function guarded(role: Role, school = here.alder): Promise<{ visitor: Visitor; secret: string }> {
  const visitor = visitorOf(here.app, school, here.baseUrl);
  await visitor.signIn(role);
  const begun = await visitor.post(paths.accountGuard(), { step: 'begin', password: samplePassword });
  const uri = /name="uri" value="([^"]+)"/.exec(begun.body)![1]!.replaceAll('&amp;', '&');
  const secret = /secret=([A-Z2-7]+)/.exec(uri)![1]!;
  await visitor.post(paths.accountGuard(), { step: 'verify', uri, code: codeFor(secret) });
  return { visitor, secret };
}

const at = (role: Role, school = here.alder) => paths.personLostApp({ person: school.viewer[role].staffId });
const right = (more: Record<string, string> = {}) => ({
  reason: 'New telephone',
  known: 'in person',
  password: samplePassword,
  code: codeFor(admin.secret),
  ...more,
});
const isGuarded = async (role: Role) =>
  Boolean(
    (
      await here.app.services.database.accounts
        .selectFrom('account_user')
        .select('twoFactorEnabled')
        .where('id', '=', here.alder.viewer[role].accountId)
        .executeTakeFirstOrThrow()
    ).twoFactorEnabled,
  );
const audited = async () =>
  (
    await here.app.services.database
      .ofSchool(here.alder.id)
      .selectFrom('audit')
      .select('action')
      .where('action', 'like', '%authenticator app off%')
      .execute()
  ).length;

describe('a colleague’s lost app', () => {
  test.each<[string, Record<string, string>, number, string]>([
    ['no reason', { reason: ' ' }, 422, 'Enter what happened'],
    ['somebody not seen', { known: '' }, 422, 'see them in person'],
    ['no password', { password: '' }, 422, 'Enter your own password'],
    ['a wrong password', { password: 'a wrong password' }, 422, 'That is not your password'],
    ['no code', { code: '' }, 422, 'Enter the 6 digits'],
    ['a wrong code', { code: '000000' }, 422, 'That code does not fit'],
  ])('is not taken off with %s, and what was typed stays', async (_, more, status, says) => {
    if (!(await isGuarded('senco'))) await guarded('senco');
    const answer = await admin.visitor.post(at('senco'), right(more));
    expect(answer.statusCode).toBe(status);
    expect(answer.body).toContain(says);
    if (more['reason'] === undefined) expect(answer.body).toContain('New telephone');
    expect(await isGuarded('senco')).toBe(true);
    expect(await audited()).toBe(0);
    expect(here.sent).toEqual([]);
  });

  test('is taken off by an administrator: signed out everywhere, told, written down, and set up anew where it must be', async () => {
    const { visitor: owner } = await guarded('head');
    expect(await owner.isIn()).toBe(true);
    const link = (await admin.visitor.get(paths.person({ person: here.alder.viewer.head.staffId }))).body;
    expect(link).toContain(at('head'));
    expect((await admin.visitor.get(at('head'))).body).toContain('has lost their authenticator app');
    told.length = 0;
    expect((await admin.visitor.post(at('head'), right())).statusCode).toBe(303);
    expect(await isGuarded('head')).toBe(false);
    expect(await owner.isIn()).toBe(false);
    expect(await audited()).toBe(1);
    expect(here.sent.map(({ to, subject }) => [to.address, subject])).toEqual([
      [emailOf(here.alder, 'head'), 'The authenticator app is off your account for Alongside'],
    ]);
    expect(here.sent[0]!.text).toContain('an administrator of Alder Primary');
    const held = { account: here.alder.viewer.head.accountId, by: here.alder.viewer.administrator.accountId };
    expect(told.filter(([event]) => event === 'second step off')).toEqual([
      ['second step off', { ...held, school: here.alder.id }],
    ]);
    const seen = (await admin.visitor.get(paths.person({ person: here.alder.viewer.head.staffId }))).body;
    expect(seen).toContain('New telephone');

    const db = here.app.services.database.ofSchool(here.alder.id);
    await changeSetting(db, 'require-authenticator', 'yes');
    const again = here.visitor();
    expect((await again.signIn('head')).statusCode).toBe(303);
    expect((await again.get(paths.register())).headers.location).toBe(paths.accountGuard());
    expect((await again.get(paths.account())).body).toContain('switched off by an administrator');
    await changeSetting(db, 'require-authenticator', 'no');
  });

  test('a code that was used once takes nothing off', async () => {
    if (!(await isGuarded('senco'))) await guarded('senco');
    const code = codeFor(admin.secret);
    await here.app.services.database.accounts.deleteFrom('sign_in_failure').execute();
    const other = await guarded('teacher');
    expect((await admin.visitor.post(at('teacher'), right({ code }))).statusCode).toBe(303);
    const answer = await admin.visitor.post(at('senco'), right({ code }));
    expect([answer.statusCode, answer.body.includes('was used already')]).toEqual([422, true]);
    expect(await isGuarded('senco')).toBe(true);
    expect(await other.visitor.isIn()).toBe(false);
  });

  test('is no matter of anybody else’s, of one’s own, of another school’s or of somebody without one', async () => {
    if (!(await isGuarded('senco'))) await guarded('senco');
    const head = here.visitor();
    await head.signIn('head');
    expect((await head.post(at('senco'), right())).statusCode).toBe(404);
    expect((await admin.visitor.post(at('administrator'), right())).statusCode).toBe(404);
    expect((await admin.visitor.post(at('governor'), right())).statusCode).toBe(404);
    await guarded('head', birch);
    expect((await admin.visitor.post(at('head', birch), right())).statusCode).toBe(404);
    expect(await isGuarded('senco')).toBe(true);
  });

  test('is not taken off by an administrator who has none', async () => {
    const { visitor: theirs } = await guarded('senco', birch);
    const office = visitorOf(here.app, birch, here.baseUrl);
    await office.signIn('administrator');
    expect((await office.get(at('senco', birch))).body).toContain('needs one of their own');
    expect((await office.post(at('senco', birch), right())).statusCode).toBe(422);
    expect(await theirs.isIn()).toBe(true);
  });

  test('of somebody who works at two schools is told at both, the reason at one', async () => {
    const { database } = here.app.services;
    const { accountId } = here.alder.viewer.assistant;
    const there = database.ofSchool(birch.id);
    const staffId = await addPerson(there, {
      accountId,
      name: 'Shared',
      email: emailOf(here.alder, 'assistant'),
      role: 'teacher',
      jobTitle: null,
      from: '2026-09-01',
    });
    await givePlace(database.accounts, { accountId, schoolId: birch.id, staffId });
    await guarded('assistant');
    expect((await admin.visitor.get(at('assistant'))).body).toContain('They work at another school too');
    here.ahead = 4;
    const code = codeFor(admin.secret);
    expect((await admin.visitor.post(at('assistant'), right({ code }))).statusCode).toBe(303);
    const office = visitorOf(here.app, birch, here.baseUrl);
    await office.signIn('administrator');
    const seen = (await office.get(paths.person({ person: staffId }))).body;
    expect(seen).toContain('app taken off by an administrator of Alder Primary');
    expect(seen).not.toContain('New telephone');
  });
});

describe('an administrator', () => {
  test('signs a colleague out on every device; not somebody of another school, and nobody but an administrator does', async () => {
    const [one, two, stranger] = [here.visitor(), here.visitor(), visitorOf(here.app, birch, here.baseUrl)];
    await one.signIn('governor');
    await two.signIn('governor');
    await stranger.signIn('governor');
    const person = here.alder.viewer.governor.staffId;
    expect((await one.post(paths.personSignOut({ person }))).statusCode).toBe(404);
    const other = paths.personSignOut({ person: birch.viewer.governor.staffId });
    expect((await admin.visitor.post(other)).statusCode).toBe(404);
    expect([await one.isIn(), await two.isIn(), await stranger.isIn()]).toEqual([true, true, true]);
    expect((await admin.visitor.post(paths.personSignOut({ person }))).statusCode).toBe(303);
    expect([await one.isIn(), await two.isIn(), await stranger.isIn()]).toEqual([false, false, true]);
    expect(told.filter(([event]) => event === 'session ended').map(([, { account }]) => account)).toEqual([
      here.alder.viewer.governor.accountId,
    ]);
  });
});

test('the last administrator’s is taken off by whoever runs Alongside, with a reason', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'alongside-lost-'));
  const file = join(folder, 'a.sqlite');
  const database = await openDatabase({ file });
  const school = await tinySchool(database);
  const { accountId } = school.viewer.administrator;
  await database.accounts
    .updateTable('account_user')
    .set({ twoFactorEnabled: 1 })
    .where('id', '=', accountId)
    .execute();
  const read = readSettings({ DATABASE_URL: file, DATA_DIR: folder });
  if (!read.ok) throw new Error(read.problems.join());
  const said: string[] = [];
  const where = { settings: read.settings, say: (line: string) => void said.push(line) };
  const address = emailOf(school, 'administrator');
  await expect(lostApp.run([address], where)).rejects.toThrow('why it is taken off');
  await expect(lostApp.run(['nobody@example.org', '--reason', 'x'], where)).rejects.toThrow('Nobody here');
  expect(await lostApp.run([address.toUpperCase(), '--reason', 'Telephone stolen'], where)).toBe(0);
  await expect(lostApp.run([address, '--reason', 'again'], where)).rejects.toThrow('no authenticator app');
  const db = database.ofSchool(school.id);
  const noted = await db
    .selectFrom('second_step_lifted')
    .select(['staff_id', 'lifted_at', 'reason'])
    .execute();
  expect(noted).toEqual([
    {
      staff_id: school.viewer.administrator.staffId,
      lifted_at: 'whoever runs Alongside',
      reason: 'Telephone stolen',
    },
  ]);
  const lines = await db.selectFrom('audit').select(['action', 'staff_id']).execute();
  expect(lines).toEqual([{ action: 'took the authenticator app off a person', staff_id: null }]);
  const kept = readdirSync(join(folder, 'outbox'), { recursive: true, encoding: 'utf8' });
  const letters = kept.filter((name) => /\.(?:eml|json|txt)$/.test(name));
  expect(
    letters.some((name) => readFileSync(join(folder, 'outbox', name), 'utf8').includes('authenticator app')),
  ).toBe(true);
  await database.close();
});
