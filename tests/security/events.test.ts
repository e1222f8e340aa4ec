import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { keepHappening, keptDays } from '../../src/accounts/happenings.ts';
import type { Role } from '../../src/basics/viewer.ts';
import { events, isCounted, type EventName } from '../../src/log/events.ts';
import type { Fields } from '../../src/log/fields.ts';
import { paths } from '../../src/paths.ts';
import { codeFor } from '../../src/samples/authenticator.ts';
import { samplePassword } from '../../src/samples/tiny-school.ts';
import { emailOf, house, type House, type Visitor } from './house.ts';

// Who comes in, who does not and who wants what they may not have is told, by ids alone, and shown to whoever's account it is.

const told: [EventName, Fields][] = [];
let here: House;
beforeAll(async () => {
  here = await house('http://localhost:3000', { log: (event, held = {}) => void told.push([event, held]) });
});
afterAll(() => here.close());
beforeEach(async () => {
  told.length = 0;
  await here.app.services.database.accounts.deleteFrom('sign_in_failure').execute();
});

const idOf = (role: Role) => here.alder.viewer[role].accountId;
/** What was told of accounts, without the requests and without what every line has. */
const heard = () =>
  told
    .filter(([event]) => isCounted(event))
    .map(([event, held]) => {
      const without: Record<string, unknown> = { event, ...held };
      delete without['from'];
      delete without['request'];
      return without;
    });
const machine = () => here.app.services.fingerprint('machine:127.0.0.1');

async function switchOn(who: Visitor): Promise<{ secret: string; backup: string[] }> {
  const begun = await who.post(paths.accountGuard(), { step: 'begin', password: samplePassword });
  const uri = /name="uri" value="([^"]+)"/.exec(begun.body)![1]!.replaceAll('&amp;', '&');
  const secret = /secret=([A-Z2-7]+)/.exec(uri)![1]!;
  const on = await who.post(paths.accountGuard(), { step: 'verify', uri, code: codeFor(secret) });
  return { secret, backup: [...on.body.matchAll(/<code>([^<]+)<\/code>/g)].map(([, code]) => code!) };
}

describe('signing in', () => {
  test('with a right and a wrong password, at an address that is known or not, and out again', async () => {
    const who = here.visitor();
    await who.signIn('teacher', 'a wrong password');
    await who.post(paths.signIn(), { email: 'nobody@example.org', password: 'a wrong password' });
    await who.signIn('teacher');
    await who.post(paths.signOut());
    expect(heard()).toEqual([
      { event: 'sign-in refused', reason: 'wrong address or password', account: idOf('teacher') },
      { event: 'sign-in refused', reason: 'wrong address or password', account: undefined },
      { event: 'signed in', account: idOf('teacher'), way: 'password', count: 1 },
      { event: 'signed out', account: idOf('teacher') },
    ]);
    expect(told.filter(([event]) => event === 'signed in').map(([, { from }]) => from)).toEqual([machine()]);
  });

  test('at a door that guesses have shut, and without a place', async () => {
    for (let turn = 0; turn < 6; turn++) await here.visitor().signIn('assistant', 'a wrong password');
    expect(heard().at(-1)).toEqual({
      event: 'sign-in refused',
      reason: 'too many tries',
      account: idOf('assistant'),
    });
    const db = here.app.services.database.ofSchool(here.alder.id);
    const end = (until_on: string | null) =>
      db
        .updateTable('staff')
        .set({ until_on })
        .where('id', '=', here.alder.viewer.governor.staffId)
        .execute();
    await end('2026-11-01');
    await here.visitor().signIn('governor');
    await end(null);
    expect(heard().at(-1)).toEqual({
      event: 'sign-in refused',
      reason: 'no place at a school today',
      account: idOf('governor'),
    });
  });

  test('with codes: right, wrong, used and too late; and what changes the second step', async () => {
    const who = here.visitor();
    await who.signIn('head');
    const { secret, backup } = await switchOn(who);
    const account = idOf('head');
    told.length = 0;
    const other = here.visitor();
    await other.signIn('head');
    expect(heard()).toEqual([]);
    await other.post(paths.signInCode(), { code: '000000' });
    await other.post(paths.signInCode(), { code: 'zzzzz-zzzzz' });
    const code = codeFor(secret);
    await other.post(paths.signInCode(), { code });
    const shoulder = here.visitor();
    await shoulder.signIn('head');
    await shoulder.post(paths.signInCode(), { code });
    const backed = here.visitor();
    await backed.signIn('head');
    await backed.post(paths.signInCode(), { code: backup[0]! });
    await here.visitor().post(paths.signInCode(), { code: '123456' });
    await who.post(paths.accountGuard(), { step: 'codes', codesPassword: samplePassword });
    await who.post(paths.accountGuard(), { step: 'end', password: 'a wrong password' });
    await who.post(paths.accountGuard(), { step: 'end', password: samplePassword });
    await switchOn(who);
    await who.post(paths.accountGuard(), { step: 'end', password: samplePassword });
    expect(heard()).toEqual([
      { event: 'sign-in refused', reason: 'wrong code', account },
      { event: 'sign-in refused', reason: 'wrong backup code', account },
      { event: 'signed in', account, way: 'code of the app' },
      { event: 'sign-in refused', reason: 'code used already', account },
      { event: 'signed in', account, way: 'backup code' },
      { event: 'sign-in refused', reason: 'begun too long ago', account: undefined },
      { event: 'backup codes made', account },
      { event: 'sign-in refused', reason: 'wrong password when asked again', account },
      { event: 'second step off', account },
      { event: 'second step on', account },
      { event: 'second step off', account },
    ]);
  });
});

describe('an account that changes', () => {
  test('by a new password, a link for one, and ended sessions', async () => {
    const who = here.visitor();
    await who.signIn('senco');
    told.length = 0;
    const account = idOf('senco');
    const change = (password: string, newPassword: string) =>
      who.post(paths.accountPassword(), { password, newPassword });
    await change('a wrong password', 'teapot-harbour-nine');
    await change(samplePassword, 'teapot-harbour-nine');
    await change('teapot-harbour-nine', samplePassword);
    await who.post(paths.accountSessionEnd({ session: 'others' }), { password: 'a wrong password' });
    await who.post(paths.accountSessionEnd({ session: 'others' }), { password: samplePassword });
    here.sent.length = 0;
    for (const email of [emailOf(here.alder, 'senco'), 'nobody@example.org'])
      await who.post(paths.forgotten(), { email });
    await vi.waitFor(() => expect(here.sent).toHaveLength(1));
    const link = new URL(/http\S+/.exec(here.sent[0]!.text)![0]).pathname;
    await here.visitor().post(link, { newPassword: samplePassword });
    for (let turn = 0; turn < 3; turn++) await who.post(paths.forgotten(), { email: 'nobody@example.org' });
    expect(heard()).toEqual([
      { event: 'sign-in refused', reason: 'wrong password when asked again', account },
      { event: 'password changed', account, way: 'password' },
      { event: 'password changed', account, way: 'password' },
      { event: 'sign-in refused', reason: 'wrong password when asked again', account },
      { event: 'session ended', account },
      { event: 'password link asked for', account },
      { event: 'password link asked for', account: undefined },
      { event: 'password changed', account, way: 'link' },
      { event: 'password link asked for', account: undefined },
      { event: 'password link asked for', account: undefined },
      { event: 'sign-in refused', reason: 'too many links asked for', account: undefined },
    ]);
  });

  test('by an administrator, who gives, changes and ends a place', async () => {
    const who = here.visitor();
    await who.signIn('administrator');
    told.length = 0;
    const by = idOf('administrator');
    const school = here.alder.id;
    const person = { name: 'Nia New', email: 'nia.new@example.org', role: 'teacher', jobTitle: '' };
    expect((await who.post(paths.personNew(), person)).statusCode).toBe(303);
    const { account, id } = await here.app.services.database
      .ofSchool(school)
      .selectFrom('staff')
      .select(['id', 'account_id as account'])
      .where('email', '=', person.email)
      .executeTakeFirstOrThrow();
    await who.post(paths.person({ person: id }), { ...person, role: 'governor' });
    await who.post(paths.person({ person: id }), { ...person, role: 'governor', jobTitle: 'Chair' });
    await who.post(paths.personEnd({ person: id }), { how: 'now' });
    await who.post(paths.personEnd({ person: id }), { how: 'undo' });
    const whose = { account, by, school };
    expect(heard()).toEqual([
      { event: 'place given', ...whose },
      { event: 'place changed', ...whose },
      { event: 'place ended', ...whose },
      { event: 'place given', ...whose },
    ]);
  });
});

describe('what somebody may not have', () => {
  test('is told with the route and never with the record', async () => {
    const who = here.visitor();
    await who.signIn('teacher');
    told.length = 0;
    const held = { account: idOf('teacher'), school: here.alder.id };
    await who.get(paths.people());
    await who.get(paths.pupil({ pupil: here.alder.otherPupil }));
    expect((await who.get(paths.pupil({ pupil: here.alder.ownPupil }))).statusCode).toBe(200);
    await who.post(
      paths.accountSessionEnd({ session: 'others' }),
      {},
      { origin: 'https://elsewhere.example' },
    );
    expect(heard()).toEqual([
      { event: 'refused', method: 'GET', route: '/people', reason: 'role may not', ...held },
      { event: 'refused', method: 'GET', route: '/pupils/:pupil', reason: 'not there for them', ...held },
      {
        event: 'refused',
        method: 'POST',
        route: '/account/sessions/:session/end',
        reason: 'form from elsewhere',
        account: undefined,
        school: undefined,
      },
    ]);
  });
});

test('is counted by event and reason, about nobody', async () => {
  await here.visitor().signIn('teacher', 'a wrong password');
  await here.visitor().signIn('teacher');
  const numbers = await here.app.services.metrics.text();
  expect(numbers).toMatch(/alongside_account_events_total\{event="signed in",reason=""\} \d+/);
  expect(numbers).toMatch(
    /alongside_account_events_total\{event="sign-in refused",reason="wrong address or password"\} \d+/,
  );
  expect(numbers).not.toContain(idOf('teacher'));
  expect(numbers).not.toContain('withheld');
});

test('every event that is counted was told above, or by single sign-on', () => {
  expect(
    Object.keys(events)
      .filter((name) => isCounted(name as EventName))
      .toSorted(),
  ).toEqual(
    [
      'backup codes made',
      'password changed',
      'password link asked for',
      'place changed',
      'place ended',
      'place given',
      'refused',
      'second step off',
      'second step on',
      'session ended',
      'sign-in refused',
      'signed in',
      'signed out',
      'single sign-on refused',
    ].toSorted(),
  );
});

describe('the owner of an account', () => {
  test('sees what happened to it, newest first, and nobody else’s', async () => {
    await here.visitor().signIn('governor', 'a wrong password');
    const who = here.visitor();
    await who.post(
      paths.signIn(),
      { email: emailOf(here.alder, 'governor'), password: samplePassword },
      { origin: here.baseUrl, 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Chrome/142.0' },
    );
    const { secret } = await switchOn(who);
    const halfway = here.visitor();
    await halfway.signIn('governor');
    await halfway.post(paths.signInCode(), { code: '000000' });
    const through = here.visitor();
    here.ahead = 1;
    await through.signIn('governor');
    await through.post(paths.signInCode(), { code: codeFor(secret) });
    here.ahead = 0;
    const page = (await who.get(paths.account())).body;
    const shown = page.slice(page.indexOf('What happened lately')).replaceAll(/<[^>]+>/g, '|');
    const at = [
      'Signed in with your password and a code',
      'The right password, and a wrong code',
      'The right password, but no code after it',
      'Authenticator app switched on',
      'Signed in with your password, after a wrong guess at it',
    ].map((one) => shown.indexOf(`|${one}|`));
    expect(at).toEqual(at.filter((one) => one >= 0).toSorted((a, b) => a - b));
    expect(shown).toContain('Chrome on Windows');
    await who.post(paths.accountGuard(), { step: 'end', password: samplePassword });
  });

  test(`sees it for ${keptDays} days, and then it is gone`, async () => {
    const { accounts } = here.app.services.database;
    const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
    await keepHappening(accounts, idOf('assistant'), { what: 'wrong code' }, daysAgo(keptDays + 1));
    const kept = () =>
      accounts.selectFrom('account_event').select('at').where('account_id', '=', idOf('assistant')).execute();
    expect(await kept()).toHaveLength(1);
    await keepHappening(accounts, idOf('assistant'), { what: 'wrong code' }, daysAgo(keptDays - 1));
    await keepHappening(accounts, idOf('head'), { what: 'wrong code' }, daysAgo(0));
    expect(await kept()).toHaveLength(1);
  });
});
