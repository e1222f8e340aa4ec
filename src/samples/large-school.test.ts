import { expect, test } from 'vitest';
import { daysBetween } from '../basics/dates.ts';
import { largeSchool } from './large-school.ts';
import { emptyDatabase } from './empty-database.ts';

test('a school for measuring has a thousand pupils, and a child whose history is two years long', async () => {
  const database = await emptyDatabase();
  const today = '2026-11-24';
  const { id, pupil, senco } = await largeSchool(database, { pupils: 1000, today });
  const db = database.ofSchool(id);
  const { count } = await db
    .selectFrom('pupil')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  expect(Number(count)).toBe(1000);
  const { first } = await db
    .selectFrom('event')
    .select((eb) => eb.fn.min('on_day').as('first'))
    .where('pupil_id', '=', pupil)
    .executeTakeFirstOrThrow();
  expect(daysBetween(first, today)).toBeGreaterThan(650);
  expect(
    await database.accounts.selectFrom('account_user').select('id').where('email', '=', senco).execute(),
  ).toHaveLength(1);
  await database.close();
}, 30_000);
