import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase } from '../database/connection.ts';
import { newId } from '../database/id.ts';
import { tinySchool } from '../samples/tiny-school.ts';
import { readSettings } from '../settings.ts';
import { Refusal } from './command.ts';
import { singleSignOn } from './single-sign-on.ts';

test('an account is connected anew, and the password stays', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'alongside-')), 'a.sqlite');
  const read = readSettings({ DATABASE_URL: file });
  if (!read.ok) throw new Error(read.problems.join());
  const said: string[] = [];
  const where = { settings: read.settings, say: (line: string) => void said.push(line) };
  let database = await openDatabase({ file });
  const alder = await tinySchool(database);
  const email = `teacher.${alder.id.slice(-6)}@example.org`;
  const times = { createdAt: '2026-11-24T09:00:00.000Z', updatedAt: '2026-11-24T09:00:00.000Z' };
  const userId = alder.viewer.teacher.accountId;
  await database.accounts
    .insertInto('account_login')
    .values({ id: newId(), accountId: 'a-subject', providerId: 'oidc-1', userId, password: null, ...times })
    .execute();
  await database.close();

  expect(await singleSignOn.run(['forget', email.toUpperCase()], where)).toBe(0);
  expect(await singleSignOn.run(['forget', email], where)).toBe(0);
  expect(said).toEqual([expect.stringMatching(/^Forgotten/), expect.stringMatching(/^No account/)]);
  database = await openDatabase({ file });
  const left = await database.accounts
    .selectFrom('account_login')
    .select('providerId')
    .where('userId', '=', userId)
    .execute();
  expect(left).toEqual([{ providerId: 'credential' }]);
  await database.close();

  await expect(singleSignOn.run(['forget', 'nobody@example.org'], where)).rejects.toThrow(Refusal);
  await expect(singleSignOn.run([], where)).rejects.toThrow('Say whose account');
});
