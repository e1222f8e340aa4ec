import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { makeApp, type App } from '../../app.ts';
import type { Role } from '../../basics/viewer.ts';
import type { Message } from '../../mail/mailer.ts';
import { samplePassword, tinySchool, type TinySchool } from '../../samples/tiny-school.ts';
import { systemClock } from '../../web/services.ts';
import { paths } from '../../paths.ts';
import { changeSetting } from '../school/store.ts';
import { codeFor } from '../../samples/authenticator.ts';
import { emptyDatabase } from '../../samples/empty-database.ts';

const baseUrl = 'http://localhost:3000';
let app: App;
let alder: TinySchool;
let minutes = 0;
const sent: Message[] = [];
// Sessions are timed by better-auth's own clock, so this one runs beside it.
const clock = {
  now: () => new Date(Date.now() + minutes * 60_000).toISOString(),
  today: () => systemClock.today(),
};

beforeAll(async () => {
  const database = await emptyDatabase();
  app = await makeApp({
    database,
    dataDir: mkdtempSync(join(tmpdir(), 'alongside-')),
    baseUrl,
    clock,
    mailer: {
      send: async (message) => {
        sent.push(message);
        return { state: 'sent', response: 'ok' };
      },
    },
  });
  alder = await tinySchool(database);
});
afterAll(() => app.close());
beforeEach(async () => {
  minutes = 0;
  await app.services.database.accounts.deleteFrom('sign_in_failure').execute();
});

const emailOf = (role: Role) => `${role}.${alder.id.slice(-6)}@example.org`;

/** A browser: keeps cookies, sends forms from our own pages. */
function browser() {
  const jar = new Map<string, string>();
  const take = (answer: Awaited<ReturnType<typeof app.server.inject>>) => {
    for (const line of [answer.headers['set-cookie'] ?? []].flat()) {
      const [pair = '', ...rest] = line.split(';');
      const at = pair.indexOf('=');
      if (rest.some((part) => /max-age=0/i.test(part))) jar.delete(pair.slice(0, at));
      else jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return answer;
  };
  const headers = () => ({
    origin: baseUrl,
    'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Chrome/142.0 Safari/537.36',
    cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
  });
  return {
    jar,
    get: async (url: string) => take(await app.server.inject({ url, headers: headers() })),
    post: async (url: string, form: Record<string, string>) =>
      take(
        await app.server.inject({
          method: 'POST',
          url,
          headers: { ...headers(), 'content-type': 'application/x-www-form-urlencoded' },
          payload: new URLSearchParams(form).toString(),
        }),
      ),
  };
}
type Browser = ReturnType<typeof browser>;

const signIn = (who: Browser, role: Role, password = samplePassword, more: Record<string, string> = {}) =>
  who.post(paths.signIn(), { email: emailOf(role), password, ...more });

const isIn = async (who: Browser) => (await who.get(paths.account())).statusCode === 200;

async function switchOn(who: Browser): Promise<{ secret: string; backup: string[] }> {
  const begun = await who.post(paths.accountGuard(), { step: 'begin', password: samplePassword });
  const uri = /name="uri" value="([^"]+)"/.exec(begun.body)![1]!.replaceAll('&amp;', '&');
  const secret = /secret=([A-Z2-7]+)/.exec(uri)![1]!;
  const on = await who.post(paths.accountGuard(), { step: 'verify', uri, code: codeFor(secret) });
  expect(on.body).toContain('The authenticator app is on');
  return { secret, backup: [...on.body.matchAll(/<code>([^<]+)<\/code>/g)].map(([, code]) => code!) };
}

describe('guessing at a password', () => {
  test('after five wrong tries even the right password has to wait, and then it opens', async () => {
    const who = browser();
    for (let i = 0; i < 5; i++)
      expect((await signIn(who, 'teacher', 'a wrong password')).statusCode).toBe(422);
    const shut = await signIn(who, 'teacher');
    expect(shut.statusCode).toBe(429);
    expect(shut.body).toContain('Wait 15 minutes');
    expect(await isIn(who)).toBe(false);
    minutes += 15;
    expect((await signIn(who, 'teacher')).statusCode).toBe(303);
    expect(await isIn(who)).toBe(true);
  });

  test('an address that nobody has is answered in the same words', async () => {
    const answers = [];
    for (const email of [emailOf('teacher'), 'nobody@example.org']) {
      const tries = [];
      for (let i = 0; i < 6; i++)
        tries.push(await browser().post(paths.signIn(), { email, password: 'a wrong password' }));
      answers.push(tries.map(({ statusCode, body }) => [statusCode, body.replaceAll(email, '')]));
    }
    expect(answers[0]).toEqual(answers[1]);
  });

  test('guesses sent all at once are all counted', async () => {
    const all = await Promise.all(
      Array.from({ length: 12 }, () => signIn(browser(), 'assistant', 'a wrong password')),
    );
    expect(all.filter(({ statusCode }) => statusCode === 422)).toHaveLength(5);
    expect(all.filter(({ statusCode }) => statusCode === 429)).toHaveLength(7);
  });

  test('one person’s wrong tries keep nobody else out', async () => {
    for (let i = 0; i < 6; i++) await signIn(browser(), 'teacher', 'a wrong password');
    expect((await signIn(browser(), 'head')).statusCode).toBe(303);
  });

  test('no address is stored with the guesses', async () => {
    await signIn(browser(), 'teacher', 'a wrong password');
    const kept = await app.services.database.accounts.selectFrom('sign_in_failure').selectAll().execute();
    expect(kept.length).toBeGreaterThan(0);
    expect(JSON.stringify(kept)).not.toContain('example.org');
  });
});

describe('the authenticator app', () => {
  test('asks for its code after the password, and lets a backup code in once', async () => {
    const who = browser();
    await signIn(who, 'head');
    const { secret, backup } = await switchOn(who);
    expect(backup).toHaveLength(10);
    expect(await isIn(who)).toBe(true);

    const other = browser();
    const halfway = await signIn(other, 'head');
    expect(halfway.headers.location).toBe(paths.signInCode());
    expect(await isIn(other)).toBe(false);
    expect((await other.post(paths.signInCode(), { code: '000000' })).statusCode).toBe(422);
    // The same code twice, though the app may show the next one meanwhile.
    const code = codeFor(secret);
    expect((await other.post(paths.signInCode(), { code })).statusCode).toBe(303);
    expect(await isIn(other)).toBe(true);

    const overTheShoulder = browser();
    await signIn(overTheShoulder, 'head');
    const again = await overTheShoulder.post(paths.signInCode(), { code });
    expect(again.body).toContain('was used already');
    expect(await isIn(overTheShoulder)).toBe(false);
    expect(again.headers['set-cookie']).toBeUndefined();

    for (const [expected, opens] of [
      [303, true],
      [422, false],
    ] as const) {
      const third = browser();
      await signIn(third, 'head');
      expect((await third.post(paths.signInCode(), { code: backup[0]! })).statusCode).toBe(expected);
      expect(await isIn(third)).toBe(opens);
    }

    const off = await who.post(paths.accountGuard(), { step: 'end', password: 'a wrong password' });
    expect(off.statusCode).toBe(422);
    expect((await who.post(paths.accountGuard(), { step: 'end', password: samplePassword })).statusCode).toBe(
      303,
    );
    expect((await signIn(browser(), 'head')).headers.location).toBe(paths.home());
  });

  test('is not on before a code from it has fitted', async () => {
    const who = browser();
    await signIn(who, 'senco');
    await who.post(paths.accountGuard(), { step: 'begin', password: samplePassword });
    expect((await who.get(paths.accountGuard())).body).toContain('Continue');
    expect((await signIn(browser(), 'senco')).headers.location).toBe(paths.home());
  });

  test('a code without a password before it opens nothing', async () => {
    expect((await browser().get(paths.signInCode())).headers.location).toBe(paths.signIn());
    const answer = await browser().post(paths.signInCode(), { code: '123456' });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('Begin again');
  });

  test('where the school asks for it, those who see most set it up first; a teacher is not stopped', async () => {
    const db = app.services.database.ofSchool(alder.id);
    await changeSetting(db, 'require-authenticator', 'yes');
    const [senco, teacher] = [browser(), browser()];
    await signIn(senco, 'senco');
    await signIn(teacher, 'teacher');
    const child = paths.pupil({ pupil: alder.ownPupil });
    expect((await senco.get(child)).headers.location).toBe(paths.accountGuard());
    expect((await senco.get(paths.accountGuard())).statusCode).toBe(200);
    expect((await teacher.get(child)).statusCode).toBe(200);
    await changeSetting(db, 'require-authenticator', 'no');
    expect((await senco.get(child)).statusCode).toBe(200);
  });
});

describe('a forgotten password', () => {
  test('is answered alike for an address that is known and one that is not; only the known one gets a link', async () => {
    sent.length = 0;
    const [known, unknown] = [
      await browser().post(paths.forgotten(), { email: emailOf('governor') }),
      await browser().post(paths.forgotten(), { email: 'nobody@example.org' }),
    ];
    expect(known.body).toBe(unknown.body);
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    expect(sent.map(({ to }) => to.address)).toEqual([emailOf('governor')]);
  });

  test('is set anew once with the link, signs other devices out, and says what a good one is', async () => {
    sent.length = 0;
    const before = browser();
    await signIn(before, 'governor');
    await browser().post(paths.forgotten(), { email: emailOf('governor') });
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    const link = new URL(/http\S+/.exec(sent[0]!.text)![0]).pathname;
    const who = browser();
    expect((await who.get(link)).statusCode).toBe(200);
    expect((await who.post(link, { newPassword: 'too short' })).statusCode).toBe(422);
    expect((await who.post(link, { newPassword: 'password1234' })).body).toContain(
      'first that others would try',
    );
    const next = 'teapot-harbour-nine';
    expect((await who.post(link, { newPassword: next })).headers.location).toBe(paths.signIn());
    expect((await who.post(link, { newPassword: 'another-good-one-77' })).statusCode).toBe(404);
    expect(await isIn(before)).toBe(false);
    expect((await signIn(who, 'governor')).statusCode).toBe(422);
    expect((await signIn(who, 'governor', next)).statusCode).toBe(303);
  });

  test('nobody is flooded with links', async () => {
    sent.length = 0;
    for (let i = 0; i < 5; i++) await browser().post(paths.forgotten(), { email: emailOf('assistant') });
    await vi.waitFor(() => expect(sent).toHaveLength(3));
  });
});

describe('sessions', () => {
  test('are listed in plain words and ended one by one or all at once', async () => {
    const [here, there, third] = [browser(), browser(), browser()];
    for (const who of [here, there, third]) await signIn(who, 'administrator');
    const list = (await here.get(paths.account())).body;
    expect(list).toContain('Chrome on Windows');
    expect(list.match(/This device/g)).toHaveLength(1);
    const end = /href="(\/account\/sessions\/(?!others)[^"]+)"/.exec(list)![1]!;
    expect((await here.get(end)).body).toContain('Sign out Chrome on Windows');
    for (const wrong of ['', 'a wrong password'])
      expect((await here.post(end, { password: wrong })).statusCode).toBe(422);
    expect([await isIn(there), await isIn(third)]).toEqual([true, true]);
    expect((await here.post(end, { password: samplePassword })).statusCode).toBe(303);
    expect([await isIn(there), await isIn(third)].filter(Boolean)).toHaveLength(1);
    await here.post(paths.accountSessionEnd({ session: 'others' }), { password: samplePassword });
    expect([await isIn(here), await isIn(there), await isIn(third)]).toEqual([true, false, false]);
  });

  test('nobody ends somebody else’s', async () => {
    const [mine, theirs] = [browser(), browser()];
    await signIn(mine, 'administrator');
    await signIn(theirs, 'senco');
    const { id } = await app.services.database.accounts
      .selectFrom('account_session')
      .select('id')
      .where('userId', '=', alder.viewer.senco.accountId)
      .orderBy('createdAt', 'desc')
      .executeTakeFirstOrThrow();
    expect(
      (await mine.post(paths.accountSessionEnd({ session: id }), { password: samplePassword })).statusCode,
    ).toBe(404);
    expect(await isIn(theirs)).toBe(true);
    expect(
      (await theirs.post(paths.accountSessionEnd({ session: id }), { password: samplePassword })).statusCode,
    ).toBe(303);
    expect(await isIn(theirs)).toBe(false);
  });

  test('a changed password signs every other device out, and needs the old one', async () => {
    const [here, there] = [browser(), browser()];
    for (const who of [here, there]) await signIn(who, 'teacher');
    const change = (password: string, newPassword: string) =>
      here.post(paths.accountPassword(), { password, newPassword });
    expect((await change('a wrong password', 'teapot-harbour-nine')).body).toContain(
      'not the password you have now',
    );
    expect((await change(samplePassword, 'short')).statusCode).toBe(422);
    expect((await change(samplePassword, 'teapot-harbour-nine')).statusCode).toBe(303);
    expect([await isIn(here), await isIn(there)]).toEqual([true, false]);
    expect((await change('teapot-harbour-nine', samplePassword)).statusCode).toBe(303);
  });
});

describe('a session that runs out in mid-form', () => {
  const wrote = { note: 'He counted\nto ten & "more"', once: 'token', password: 'never carried' };

  test('keeps what was typed through the password and the code', async () => {
    const owner = browser();
    await signIn(owner, 'head');
    const { secret } = await switchOn(owner);
    const who = browser();
    const asked = await who.post(paths.concernChild(), wrote);
    // Whoever writes the page may not have made that route yet: then there is nothing to ask for.
    const carried = { carriedTo: paths.concernChild(), 'carried.note': wrote.note, 'carried.once': 'token' };
    if (asked.statusCode !== 404) {
      expect(asked.statusCode).toBe(403);
      expect(asked.body).toContain('name="carried.note"');
      expect(asked.body).not.toContain('never carried');
    }
    const wrong = await signIn(who, 'head', 'a wrong password', carried);
    expect(wrong.body).toContain('to ten &amp; &quot;more&quot;');
    const halfway = await signIn(who, 'head', samplePassword, carried);
    expect(halfway.statusCode).toBe(200);
    expect(halfway.body).toContain('to ten &amp; &quot;more&quot;');
    const on = await who.post(paths.signInCode(), { code: codeFor(secret), ...carried });
    expect(on.body).toContain(`action="${paths.concernChild()}"`);
    expect(on.body).toContain('name="note"');
    expect(on.body).toContain('to ten &amp; &quot;more&quot;');
    await owner.post(paths.accountGuard(), { step: 'end', password: samplePassword });
  });

  test('leads nowhere outside', async () => {
    const answer = await signIn(browser(), 'senco', samplePassword, { next: '//elsewhere.example' });
    expect(answer.headers.location).toBe(paths.home());
  });
});

test('somebody whose place at the school has ended does not get in', async () => {
  const db = app.services.database.ofSchool(alder.id);
  const end = (until_on: string | null) =>
    db.updateTable('staff').set({ until_on }).where('id', '=', alder.viewer.assistant.staffId).execute();
  await end('2026-11-01');
  const who = browser();
  expect((await signIn(who, 'assistant')).body).toContain('no place at a school here');
  expect(await isIn(who)).toBe(false);
  await end(null);
  expect((await signIn(who, 'assistant')).statusCode).toBe(303);
});

test('nobody makes an account for themselves', async () => {
  const body = { name: 'A Stranger', email: 'stranger@example.org', password: 'long-enough-words' };
  const answer = await app.services.auth.api.signUpEmail({ body, asResponse: true });
  expect(answer.status).toBe(400);
  expect((await browser().post('/api/auth/sign-up/email', body)).statusCode).toBe(404);
});
