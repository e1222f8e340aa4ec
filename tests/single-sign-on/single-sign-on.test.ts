import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeApp, type App } from '../../src/app.ts';
import type { SingleSignOnSettings } from '../../src/accounts/single-sign-on.ts';
import { unbind } from '../../src/accounts/people.ts';
import { givePlace } from '../../src/accounts/places.ts';
import type { Role } from '../../src/basics/viewer.ts';
import type { Fields } from '../../src/log/log.ts';
import { paths } from '../../src/paths.ts';
import { codeFor } from '../../src/samples/authenticator.ts';
import { emptyDatabase } from '../../src/samples/empty-database.ts';
import { samplePassword, tinySchool, type TinySchool } from '../../src/samples/tiny-school.ts';
import { systemClock } from '../../src/web/services.ts';
import { client, startProvider, type TestProvider } from './provider.ts';

const baseUrl = 'http://localhost:3000';
const back = `${baseUrl}${paths.singleSignOnBack()}`;
let provider: TestProvider;
let app: App;
let trusting: App;
let alder: TinySchool;
let birch: TinySchool;
const told: [string, Fields | undefined][] = [];

beforeAll(async () => {
  provider = await startProvider(back);
  const database = await emptyDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'alongside-'));
  const make = (secondFactor: SingleSignOnSettings['secondFactor']) =>
    makeApp({
      database,
      dataDir,
      baseUrl,
      clock: systemClock,
      post: 'by hand',
      log: (event, held) => void (event !== 'request' && told.push([event, held])),
      singleSignOn: {
        issuer: provider.issuer,
        clientId: client.id,
        clientSecret: client.secret,
        button: 'Sign in with Alder',
        domains: ['example.org'],
        secondFactor,
      },
    });
  app = await make('ours');
  trusting = await make('provider');
  alder = await tinySchool(database);
  birch = await tinySchool(database, 'Birch Primary');
});
afterAll(async () => {
  await trusting.server.close();
  await app.close();
  await provider.close();
});
beforeEach(async () => {
  told.length = 0;
  const { accounts } = app.services.database;
  for (const { accountId } of Object.values(alder.viewer)) await unbind(accounts, accountId);
});

const emailOf = (role: Role) => `${role}.${alder.id.slice(-6)}@example.org`;
const claimsOf = (role: Role) => ({ sub: `subject-${role}`, email: emailOf(role), email_verified: true });
const accounts = async () =>
  (await app.services.database.accounts.selectFrom('account_user').select('id').execute()).length;

/** A browser that keeps cookies of the app and follows nothing by itself. */
function browser(of: App = app) {
  const jar = new Map<string, string>();
  const ask = async (method: 'GET' | 'POST', address: string, form?: Record<string, string>) => {
    const { pathname, search } = new URL(address, baseUrl);
    const answer = await of.server.inject({
      method,
      url: `${pathname}${search}`,
      headers: {
        origin: baseUrl,
        ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
      },
      ...(form ? { payload: new URLSearchParams(form).toString() } : {}),
    });
    for (const line of [answer.headers['set-cookie'] ?? []].flat()) {
      const [pair = '', ...rest] = line.split(';');
      const at = pair.indexOf('=');
      if (rest.some((part) => /max-age=0/i.test(part))) jar.delete(pair.slice(0, at));
      else jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return { status: answer.statusCode, to: String(answer.headers.location ?? ''), body: answer.body };
  };
  return {
    get: (address: string) => ask('GET', address),
    post: (address: string, form: Record<string, string>) => ask('POST', address, form),
    jar,
    /** Out to the provider; gives the address that it sends back to. */
    out: async (next?: string) => provider.follow((await ask('GET', paths.singleSignOn({}, { next }))).to),
    /** The whole way. */
    async signIn(next?: string) {
      return ask('GET', await this.out(next));
    },
    isIn: async () => (await ask('GET', paths.account())).status === 200,
  };
}

describe('somebody whom an administrator has added', () => {
  test('comes in by the button, to the page they wanted, and the account is bound', async () => {
    const who = browser();
    expect((await who.get(paths.signIn())).body).toContain('Sign in with Alder');
    provider.who = claimsOf('teacher');
    const answer = await who.signIn(paths.today());
    expect(answer).toMatchObject({ status: 303, to: paths.today() });
    expect(await who.isIn()).toBe(true);
    const bound = await app.services.database.accounts
      .selectFrom('account_login')
      .selectAll()
      .where('userId', '=', alder.viewer.teacher.accountId)
      .where('providerId', '!=', 'credential')
      .execute();
    expect(bound).toMatchObject([
      { accountId: 'subject-teacher', accessToken: null, refreshToken: null, idToken: null, password: null },
    ]);
  });

  test('comes in again by the same subject, also under another address of the school', async () => {
    provider.who = claimsOf('teacher');
    await browser().signIn();
    provider.who = { ...claimsOf('teacher'), email: 'married.name@example.org' };
    const who = browser();
    expect((await who.signIn()).status).toBe(303);
    expect(await who.isIn()).toBe(true);
  });

  test('comes in whatever the case of the letters', async () => {
    provider.who = { ...claimsOf('head'), email: emailOf('head').toUpperCase() };
    expect((await browser().signIn()).status).toBe(303);
  });

  test('may sign out, and may still use a password', async () => {
    provider.who = claimsOf('teacher');
    const who = browser();
    await who.signIn();
    await who.post(paths.signOut(), {});
    expect(await who.isIn()).toBe(false);
    await who.post(paths.signIn(), { email: emailOf('teacher'), password: samplePassword });
    expect(await who.isIn()).toBe(true);
  });
});

describe('nobody else does', () => {
  const refused = async (
    who: ReturnType<typeof browser>,
    answer: { status: number; body: string },
    words: string,
  ) => {
    expect(answer.status).toBe(403);
    expect(answer.body).toContain(words);
    expect(await who.isIn()).toBe(false);
  };
  const reasons = () =>
    told.filter(([event]) => event === 'single sign-on refused').map(([, held]) => held?.reason);

  test('who has not been added, and no account is made', async () => {
    const before = await accounts();
    provider.who = { sub: 'stranger', email: 'stranger@example.org', email_verified: true };
    const who = browser();
    await refused(who, await who.signIn(), 'Nobody with that e-mail address has been added here');
    expect(await accounts()).toBe(before);
    expect(reasons()).toEqual(['nobody here has that address']);
    expect(JSON.stringify(told)).not.toMatch(/stranger|@/);
  });

  test.each([false, undefined])('whose address is not verified (%s)', async (email_verified) => {
    provider.who = {
      sub: 'x',
      email: emailOf('senco'),
      ...(email_verified === undefined ? {} : { email_verified }),
    };
    const who = browser();
    await refused(who, await who.signIn(), 'does not say that your e-mail address is yours');
  });

  test('whose address is no longer verified, though it was at first', async () => {
    provider.who = claimsOf('teacher');
    await browser().signIn();
    provider.who = { ...claimsOf('teacher'), email_verified: false };
    const who = browser();
    await refused(who, await who.signIn(), 'does not say that your e-mail address is yours');
  });

  test('who has no address at all', async () => {
    provider.who = { sub: 'x' };
    const who = browser();
    expect((await who.signIn()).status).toBe(403);
    expect(await who.isIn()).toBe(false);
  });

  test('who comes from another domain, even with a subject that is bound', async () => {
    provider.who = claimsOf('teacher');
    await browser().signIn();
    provider.who = { ...claimsOf('teacher'), email: 'teacher@elsewhere.example' };
    const who = browser();
    await refused(who, await who.signIn(), 'is not one of your school’s');
  });

  test('who is another subject with the same address', async () => {
    provider.who = claimsOf('teacher');
    await browser().signIn();
    provider.who = { ...claimsOf('teacher'), sub: 'somebody-else' };
    const who = browser();
    await refused(who, await who.signIn(), 'Somebody else signed in with that e-mail address before');
    provider.who = claimsOf('teacher');
    expect((await browser().signIn()).status).toBe(303);
    provider.who = { ...claimsOf('teacher'), sub: 'somebody-else' };
    const administrator = browser();
    await administrator.post(paths.signIn(), { email: emailOf('administrator'), password: samplePassword });
    const at = { person: alder.viewer.teacher.staffId };
    expect((await administrator.get(paths.person(at))).body).toContain('Connect another school account');
    expect((await administrator.post(paths.personConnectAnew(at), {})).status).toBe(303);
    expect((await browser().signIn()).status).toBe(303);
    expect((await administrator.get(paths.people())).body).toContain('School account');
    const { accounts: db } = app.services.database;
    const there = { accountId: alder.viewer.teacher.accountId, schoolId: birch.id, staffId: 'a-place' };
    await givePlace(db, there);
    expect((await administrator.post(paths.personConnectAnew(at), {})).status).toBe(404);
    await db.deleteFrom('account_place').where('staff_id', '=', 'a-place').execute();
    await unbind(db, alder.viewer.teacher.accountId);
    expect((await administrator.post(paths.personConnectAnew(at), {})).status).toBe(404);
  });

  test('who has left, and their account is not bound', async () => {
    const db = app.services.database.ofSchool(alder.id);
    const end = (until_on: string | null) =>
      db.updateTable('staff').set({ until_on }).where('id', '=', alder.viewer.assistant.staffId).execute();
    await end('2026-01-01');
    provider.who = claimsOf('assistant');
    const who = browser();
    await refused(who, await who.signIn(), 'no place at a school here');
    await end(null);
    provider.who = { ...claimsOf('assistant'), sub: 'first-to-be-bound' };
    expect((await browser().signIn()).status).toBe(303);
  });

  test('who pressed cancel there; nothing of what the provider says is shown or logged', async () => {
    provider.who = undefined;
    const who = browser();
    const answer = await who.signIn();
    await refused(who, answer, 'You did not finish signing in there');
    expect(answer.body + JSON.stringify(told)).not.toContain('Amina');
  });

  test('who comes back with a state of their own making', async () => {
    provider.who = claimsOf('teacher');
    const who = browser();
    const address = new URL(await who.out());
    address.searchParams.set('state', 'made-up');
    await refused(who, await who.get(address.href), 'went another way than it began');
  });

  test('who comes back in another browser than they left with', async () => {
    provider.who = claimsOf('senco');
    const [victim, attacker] = [browser(), browser()];
    await victim.get(paths.singleSignOn());
    const address = await attacker.out();
    await refused(victim, await victim.get(address), 'went another way than it began');
    expect((await attacker.get(address)).status).toBe(303);
  });

  test('who comes back twice the same way', async () => {
    provider.who = claimsOf('teacher');
    const who = browser();
    const address = await who.out();
    const before = new Map(who.jar);
    expect((await who.get(address)).status).toBe(303);
    const again = browser();
    for (const [name, value] of before) again.jar.set(name, value);
    await refused(again, await again.get(address), 'went another way than it began');
  });

  test('who brings the code of another way out: it was bound to that one', async () => {
    provider.who = claimsOf('senco');
    const stolen = new URL(await browser().out()).searchParams.get('code')!;
    provider.who = claimsOf('teacher');
    const who = browser();
    const address = new URL(await who.out());
    address.searchParams.set('code', stolen);
    await refused(who, await who.get(address.href), 'could not be checked');
  });

  test('whose token answers another question (nonce)', async () => {
    provider.who = claimsOf('teacher');
    const who = browser();
    const out = new URL((await who.get(paths.singleSignOn())).to);
    expect(out.searchParams.get('nonce')).toMatch(/.{32}/);
    expect(out.searchParams.get('code_challenge_method')).toBe('S256');
    out.searchParams.set('nonce', 'of-another-question');
    await refused(who, await who.get(await provider.follow(out.href)), 'could not be checked');
  });

  test('who wants to be led elsewhere afterwards', async () => {
    provider.who = claimsOf('teacher');
    for (const next of ['//elsewhere.example', 'https://elsewhere.example/x', '/\\elsewhere.example'])
      expect(await browser().signIn(next)).toMatchObject({ status: 303, to: paths.home() });
  });
});

describe('more than a password', () => {
  let secret = '';

  beforeAll(async () => {
    const owner = browser();
    await owner.post(paths.signIn(), { email: emailOf('head'), password: samplePassword });
    const begun = await owner.post(paths.accountGuard(), { step: 'begin', password: samplePassword });
    secret = /secret=([A-Z2-7]+)/.exec(begun.body)![1]!;
    const uri = /name="uri" value="([^"]+)"/.exec(begun.body)![1]!.replaceAll('&amp;', '&');
    await owner.post(paths.accountGuard(), { step: 'verify', uri, code: codeFor(secret) });
  });

  test('is asked for after single sign-on too, and until then nobody is in', async () => {
    provider.who = claimsOf('head');
    const who = browser();
    const answer = await who.signIn(paths.register());
    expect(answer).toMatchObject({ status: 303, to: paths.signInCode({}, { next: paths.register() }) });
    expect(await who.isIn()).toBe(false);
    expect((await who.get(answer.to)).body).toContain(paths.register());
    expect((await who.post(paths.signInCode(), { code: '000000' })).status).toBe(422);
    const on = await who.post(paths.signInCode(), { code: codeFor(secret), next: paths.register() });
    expect(on).toMatchObject({ status: 303, to: paths.register() });
    expect(await who.isIn()).toBe(true);
  });

  test('is not asked for twice where the provider is trusted with it', async () => {
    provider.who = claimsOf('head');
    const who = browser(trusting);
    expect((await who.signIn()).to).toBe(paths.home());
    expect(await who.isIn()).toBe(true);
  });
});

describe('where the school makes an authenticator compulsory', () => {
  const compulsory = (text: string) =>
    import('../../src/features/school/store.ts').then(({ changeSetting }) =>
      changeSetting(app.services.database.ofSchool(alder.id), 'require-authenticator', text),
    );

  test('it is to be set up before anything else opens, unless the provider is trusted with it', async () => {
    await compulsory('yes');
    provider.who = claimsOf('senco');
    const [ours, theirs] = [browser(), browser(trusting)];
    await ours.signIn();
    await theirs.signIn();
    expect((await ours.get(paths.register())).to).toBe(paths.accountGuard());
    expect((await theirs.get(paths.register())).status).toBe(200);
    await compulsory('no');
  });
});

test('a form that was being sent stays in its tab, and is sent from there afterwards', async () => {
  const who = browser();
  const asked = await who.post(paths.terms(), { name: 'Autumn & "winter"' });
  expect(asked.status).toBe(403);
  expect(asked.body).toContain('Sign in with Alder (opens in a new tab)');
  expect(asked.body).toMatch(/href="[^"]*" [^>]*target="_blank"/);
  const form = new RegExp(`<form method="post" action="${paths.terms()}">.*?</form>`, 's').exec(
    asked.body,
  )![0];
  expect(form).toContain('name="name" value="Autumn &amp; &quot;winter&quot;"');
  expect(form).toContain('Carry on');
});

test('while the provider is away people are told so, and passwords work', async () => {
  const away = await makeApp({
    database: app.services.database,
    dataDir: app.services.dataDir,
    baseUrl,
    post: 'by hand',
    log: () => undefined,
    singleSignOn: {
      issuer: 'http://127.0.0.1:9',
      clientId: 'x',
      clientSecret: 'x',
      button: 'Sign in with nobody',
      domains: [],
      secondFactor: 'ours',
    },
  });
  const who = browser(away);
  const answer = await who.get(paths.singleSignOn());
  expect(answer.status).toBe(503);
  expect(answer.body).toContain('own sign-in cannot be reached now');
  await who.post(paths.signIn(), { email: emailOf('teacher'), password: samplePassword });
  expect(await who.isIn()).toBe(true);
  await away.server.close();
});
