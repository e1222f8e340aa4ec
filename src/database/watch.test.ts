import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openDatabase } from './connection.ts';

test('each question is told with how long it took, failed ones as such', async () => {
  const told: [number, boolean][] = [];
  const database = await openDatabase(':memory:', (seconds, failed) => void told.push([seconds, failed]));
  told.length = 0;
  await database.accounts.selectFrom('account_user').selectAll().execute();
  await database.ofSchool('a').selectFrom('pupil').selectAll().execute();
  await expect(sql`select 1 from nowhere`.execute(database.accounts)).rejects.toThrow('nowhere');
  expect(told.map(([, failed]) => failed)).toEqual([false, false, true]);
  expect(told.every(([seconds]) => seconds > 0 && seconds < 60)).toBe(true);
  expect(database.dialect.pools()).toEqual([]);
  await database.close();
});
