import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { symmetricEncrypt } from 'better-auth/crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hashKeptCodes } from '../../src/accounts/backup-codes.ts';
import type { Role } from '../../src/basics/viewer.ts';
import { openDatabase } from '../../src/database/connection.ts';
import { paths } from '../../src/paths.ts';
import { codeFor } from '../../src/samples/authenticator.ts';
import { emptyPlace, onPostgres } from '../../src/samples/empty-database.ts';
import { samplePassword } from '../../src/samples/tiny-school.ts';
import { house, visitorOf, type House, type Visitor } from './house.ts';

// Two processes of Alongside on one database: a code opens once in either.

const folder = mkdtempSync(join(tmpdir(), 'alongside-codes-'));
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

const either = (turn: number) => visitorOf((turn % 2 ? other : one).app, one.alder, one.baseUrl);
const codesIn = (body: string) => [...body.matchAll(/<code>([^<]+)<\/code>/g)].map(([, code]) => code!);

async function switchOn(role: Role): Promise<{ owner: Visitor; codes: string[] }> {
  const owner = either(0);
  await owner.signIn(role);
  const begun = await owner.post(paths.accountGuard(), { step: 'begin', password: samplePassword });
  const uri = /name="uri" value="([^"]+)"/.exec(begun.body)![1]!.replaceAll('&amp;', '&');
  const key = /secret=([A-Z2-7]+)/.exec(uri)![1]!;
  const on = await owner.post(paths.accountGuard(), { step: 'verify', uri, code: codeFor(key) });
  return { owner, codes: codesIn(on.body) };
}

async function withCode(turn: number, role: Role, code: string): Promise<boolean> {
  const who = either(turn);
  await who.signIn(role);
  await who.post(paths.signInCode(), { code });
  return who.isIn();
}

const kept = async (role: Role): Promise<string> =>
  (
    await one.app.services.database.accounts
      .selectFrom('account_two_factor')
      .select('backupCodes')
      .where('userId', '=', one.alder.viewer[role].accountId)
      .executeTakeFirstOrThrow()
  ).backupCodes;

describe('backup codes', () => {
  test('are ten, of sixty bits almost, shown once; what is kept are salted hashes', async () => {
    const { owner, codes } = await switchOn('head');
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^(?:[a-hj-kmnp-z2-9]{4}-){2}[a-hj-kmnp-z2-9]{4}$/);
    expect(12 * Math.log2(31)).toBeGreaterThan(59);
    const list = JSON.parse(await kept('head')) as string[];
    expect(list).toHaveLength(10);
    const salts = new Set(list.map((line) => line.split(':')[0]));
    expect([...salts].map((salt) => Buffer.from(salt!, 'base64url').length)).toEqual([16]);
    for (const line of list) expect(line).toMatch(/^[\w-]{22}:[\w-]{43}$/);
    for (const code of codes) expect(JSON.stringify(list)).not.toContain(code.replaceAll('-', ''));
    expect((await owner.get(paths.accountGuard())).body).not.toContain(codes[0]!);
  });

  test('open once each, in capitals and without dashes too, and new ones end the old', async () => {
    const { owner, codes } = await switchOn('governor');
    expect(await withCode(0, 'governor', codes[0]!)).toBe(true);
    expect(await withCode(1, 'governor', codes[0]!)).toBe(false);
    expect(await withCode(1, 'governor', codes[1]!.toUpperCase().replaceAll('-', ' '))).toBe(true);
    expect(JSON.parse(await kept('governor'))).toHaveLength(8);
    const again = await owner.post(paths.accountGuard(), { step: 'codes', codesPassword: samplePassword });
    const fresh = codesIn(again.body);
    expect(fresh).toHaveLength(10);
    expect(await withCode(0, 'governor', codes[2]!)).toBe(false);
    expect(await withCode(0, 'governor', fresh[2]!)).toBe(true);
    expect(
      (await owner.post(paths.accountGuard(), { step: 'codes', codesPassword: 'wrong' })).statusCode,
    ).toBe(422);
  });

  test('the same one at both processes at once lets one person in', async () => {
    const { codes } = await switchOn('senco');
    for (const code of codes.slice(0, 4)) {
      const came = [either(0), either(1), either(0)];
      for (const who of came) await who.signIn('senco');
      await Promise.all(came.map((who) => who.post(paths.signInCode(), { code })));
      const inside = await Promise.all(came.map((who) => who.isIn()));
      expect(inside.filter(Boolean)).toHaveLength(1);
      await one.app.services.database.accounts.deleteFrom('sign_in_failure').execute();
    }
    expect(JSON.parse(await kept('senco'))).toHaveLength(6);
  });

  test('that an older version kept readable open as before, and are hashed: at the first, or all at once', async () => {
    const { accounts } = one.app.services.database;
    const old = (code: string) => [code, 'ZYXWV-98765'];
    const putBack = async (role: Role, code: string) =>
      accounts
        .updateTable('account_two_factor')
        .set({ backupCodes: await symmetricEncrypt({ key: secret, data: JSON.stringify(old(code)) }) })
        .where('userId', '=', one.alder.viewer[role].accountId)
        .execute();
    await switchOn('teacher');
    await putBack('teacher', 'aBcDe-fGh12');
    expect(await withCode(0, 'teacher', 'aBcDe-fGh12')).toBe(true);
    expect(await withCode(1, 'teacher', 'aBcDe-fGh12')).toBe(false);
    expect(JSON.parse(await kept('teacher'))).toHaveLength(1);

    await putBack('teacher', 'qqqqq-11111');
    await putBack('head', 'rrrrr-22222');
    const keeper = one.app.services.codeKeeper;
    expect(await hashKeptCodes(keeper)).toBe(2);
    expect(await hashKeptCodes(keeper)).toBe(0);
    for (const role of ['teacher', 'head'] as const) expect(await kept(role)).toMatch(/^\["[\w-]{22}:/);
    expect(await withCode(0, 'head', 'rrrrr-22222')).toBe(true);
  });

  test('of a lost key stay as they are and open nothing', async () => {
    const { accounts } = one.app.services.database;
    const sealed = await symmetricEncrypt({ key: 'y'.repeat(40), data: '["aBcDe-fGh12"]' });
    await accounts
      .updateTable('account_two_factor')
      .set({ backupCodes: sealed })
      .where('userId', '=', one.alder.viewer.teacher.accountId)
      .execute();
    expect(await hashKeptCodes(one.app.services.codeKeeper)).toBe(0);
    expect(await kept('teacher')).toBe(sealed);
    expect(await withCode(0, 'teacher', 'aBcDe-fGh12')).toBe(false);
  });
});
