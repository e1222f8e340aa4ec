import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { openDatabase } from '../../src/database/connection.ts';
import { guesses } from '../../src/features/sign-in/rules.ts';
import { paths } from '../../src/paths.ts';
import { emptyPlace, onPostgres } from '../../src/samples/empty-database.ts';
import { samplePassword } from '../../src/samples/tiny-school.ts';
import { emailOf, house, visitorOf, type House } from './house.ts';

// Two processes of Alongside on one database, as behind a proxy: what one has counted the other knows.

const folder = mkdtempSync(join(tmpdir(), 'alongside-limits-'));
const secret = 'x'.repeat(40);
let one: House;
let other: House;
beforeAll(async () => {
  const place = onPostgres ? await emptyPlace() : { file: join(folder, 'shared.sqlite') };
  one = await house('http://localhost:3000', { database: await openDatabase(place), secret });
  other = await house('http://localhost:3000', { database: await openDatabase(place), secret });
});
afterAll(async () => {
  await one.close();
  await other.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await one.app.services.database.accounts.deleteFrom('sign_in_failure').execute();
});

/** Somebody who comes to either process by turns, but always to the first one's school. */
const either = (turn: number) => visitorOf((turn % 2 ? other : one).app, one.alder, one.baseUrl);

describe('guesses at a password', () => {
  test('are counted together, and shut the door in both processes', async () => {
    for (let turn = 0; turn < guesses.address.most; turn++)
      expect((await either(turn).signIn('teacher', 'a wrong password')).statusCode).toBe(422);
    for (const turn of [0, 1]) expect((await either(turn).signIn('teacher')).statusCode).toBe(429);
    expect((await either(1).signIn('assistant')).statusCode).toBe(303);
  });

  test('are all counted when they come at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, turn) => either(turn).signIn('assistant', 'a wrong password')),
    );
    const by = (status: number) => answers.filter(({ statusCode }) => statusCode === status).length;
    expect([by(422), by(429)]).toEqual([guesses.address.most, 12 - guesses.address.most]);
  });

  test('at many addresses from one machine shut the machine out, and no other', async () => {
    const from = (turn: number, remoteAddress: string) =>
      (turn % 2 ? other : one).app.server.inject({
        method: 'POST',
        url: paths.signIn(),
        remoteAddress,
        headers: { origin: one.baseUrl, 'content-type': 'application/x-www-form-urlencoded' },
        payload: `email=guess${turn}%40example.org&password=a-wrong-password`,
      });
    const now = new Date().toISOString();
    const who = one.app.services.fingerprint('machine:192.0.2.1');
    const before = Array.from({ length: guesses.machine.most - 1 }, () => ({ who, at: now }));
    await one.app.services.database.accounts.insertInto('sign_in_failure').values(before).execute();
    expect((await from(0, '192.0.2.1')).statusCode).toBe(422);
    for (const turn of [1, 2]) expect((await from(turn, '192.0.2.1')).statusCode).toBe(429);
    expect((await from(3, '192.0.2.2')).statusCode).toBe(422);
  });

  test('at the own password, from an unlocked computer, are counted too', async () => {
    const visitor = either(0);
    await visitor.signIn('head');
    const change = (password: string) =>
      visitor.post(paths.accountPassword(), { password, newPassword: 'teapot-harbour-nine' });
    for (let turn = 0; turn < guesses.address.most; turn++)
      expect((await change('a wrong password')).statusCode).toBe(422);
    expect((await change(samplePassword)).statusCode).toBe(429);
  });
});

test('links for a new password are counted together', async () => {
  const email = emailOf(one.alder, 'governor');
  for (let turn = 0; turn < 6; turn++)
    expect((await either(turn).post(paths.forgotten(), { email })).statusCode).toBe(200);
  await vi.waitFor(() => expect(one.sent.length + other.sent.length).toBe(guesses.link.most));
  const asked = await one.app.services.database.accounts
    .selectFrom('sign_in_failure')
    .select('who')
    .execute();
  expect(asked.filter(({ who }) => who === one.app.services.fingerprint(`link:${email}`))).toHaveLength(
    guesses.link.most,
  );
});

test('a session that one process ends is over in the other', async () => {
  const visitor = either(0);
  await visitor.signIn('senco');
  const there = visitorOf(other.app, one.alder, one.baseUrl);
  for (const [name, value] of visitor.jar) there.jar.set(name, value);
  expect(await there.isIn()).toBe(true);
  await visitor.post(paths.signOut());
  expect(await there.isIn()).toBe(false);
});
