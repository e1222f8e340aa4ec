import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { idleMinutes } from '../../src/accounts/session.ts';
import { paths } from '../../src/paths.ts';
import { samplePassword } from '../../src/samples/tiny-school.ts';
import { house, type House } from './house.ts';

let plain: House;
let secure: House;
beforeAll(async () => {
  plain = await house('http://localhost:3000');
  secure = await house('https://send.school.example');
});
afterEach(() => void (plain.ahead = 0));
afterAll(async () => {
  await plain.close();
  await secure.close();
});

const session = (jar: ReadonlyMap<string, string>) =>
  [...jar].find(([name]) => name.endsWith('session_token'))?.[1];

describe('cookies', () => {
  test.each([
    ['over HTTPS', () => secure, /^__Host-alongside\.[a-z_]+=/, true],
    ['without it', () => plain, /^alongside\.[a-z_]+=/, false],
  ])('%s are kept from scripts, from other sites and from other hosts', async (_, where, name, isSecure) => {
    const visitor = where().visitor();
    const lines = [
      ...[(await visitor.signIn('senco')).headers['set-cookie']].flat(),
      ...[(await visitor.get(paths.home())).headers['set-cookie'] ?? []].flat(),
      ...[(await visitor.post(paths.signOut())).headers['set-cookie']].flat(),
    ].map(String);
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines) {
      expect(line).toMatch(name);
      expect(line).toMatch(/; Path=\//);
      expect(line).toMatch(/; HttpOnly/);
      expect(line).not.toMatch(/domain=/i);
      if (!/max-age=0|expires=thu, 01 jan 1970/i.test(line)) expect(line).toMatch(/; SameSite=Lax/i);
      expect(/; Secure/.test(line)).toBe(isSecure);
    }
  });

  test('a session stands nowhere but in its cookie', async () => {
    const visitor = plain.visitor();
    const came = await visitor.signIn('teacher');
    const token = decodeURIComponent(session(visitor.jar)!).split('.')[0]!;
    expect(token.length).toBeGreaterThanOrEqual(32);
    expect(String(came.headers.location) + came.body).not.toContain(token);
    expect((await visitor.get(paths.account())).body).not.toContain(token);
  });
});

describe('a session', () => {
  test('is a new one at every sign-in: what was put into the browser before opens nothing', async () => {
    const thief = plain.visitor();
    await thief.signIn('assistant');
    const planted = session(thief.jar)!;
    const victim = plain.visitor();
    victim.jar.set('alongside.session_token', planted);
    await victim.signIn('head');
    expect(session(victim.jar)).not.toBe(planted);
    expect(await victim.isIn()).toBe(true);
    expect(await thief.isIn()).toBe(false);
  });

  test('signing out ends it on the server, and not only in the browser', async () => {
    const visitor = plain.visitor();
    await visitor.signIn('head');
    const kept = session(visitor.jar)!;
    expect(await visitor.isIn()).toBe(true);
    await visitor.post(paths.signOut());
    visitor.jar.set('alongside.session_token', kept);
    expect(await visitor.isIn()).toBe(false);
  });

  test('a changed password gives a new one here, and ends all others', async () => {
    const [here, there] = [plain.visitor(), plain.visitor()];
    await here.signIn('governor');
    await there.signIn('governor');
    const before = session(here.jar)!;
    expect(await there.isIn()).toBe(true);
    const next = 'teapot-harbour-nine';
    await here.post(paths.accountPassword(), { password: samplePassword, newPassword: next });
    expect([await here.isIn(), await there.isIn()]).toEqual([true, false]);
    expect(session(here.jar)).not.toBe(before);
    here.jar.set('alongside.session_token', before);
    expect(await here.isIn()).toBe(false);
  });

  test(`that nobody uses for ${idleMinutes} minutes is over; one in use goes on, until twelve hours are over`, async () => {
    const [idle, busy] = [plain.visitor(), plain.visitor()];
    await idle.signIn('administrator');
    await busy.signIn('administrator');
    plain.ahead = idleMinutes - 1;
    expect(await busy.isIn()).toBe(true);
    plain.ahead = idleMinutes + 1;
    expect([await idle.isIn(), await busy.isIn()]).toEqual([false, true]);
    for (let minutes = idleMinutes + 1; minutes < 12 * 60; minutes += 30) {
      plain.ahead = minutes;
      expect([minutes, await busy.isIn()]).toEqual([minutes, true]);
    }
    plain.ahead = 12 * 60 + 1;
    expect(await busy.isIn()).toBe(false);
  });

  test.each(['', '.', 'a.b', `${'a'.repeat(32)}.${'A'.repeat(43)}=`, '%00', '%E0%A4%A'])(
    'is not opened by the cookie %j',
    async (cookie) => {
      const visitor = plain.visitor();
      visitor.jar.set('alongside.session_token', cookie);
      const answer = await visitor.get(paths.account());
      expect([answer.statusCode, answer.headers.location]).toEqual([303, '/sign-in?next=%2Faccount']);
    },
  );
});
