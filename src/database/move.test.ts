import { afterEach, beforeEach, expect, test } from 'vitest';
import { placeOf } from '../accounts/places.ts';
import { emptyDatabase } from '../samples/empty-database.ts';
import { tinySchool, type TinySchool } from '../samples/tiny-school.ts';
import { openDatabase, type Database } from './connection.ts';
import { hostedSchools } from './hosted-schools.ts';
import { CannotMove, moveSchool } from './move.ts';

// On PostgreSQL this is the move between the engines; on SQLite from one file to another.
let here: Database;
let there: Database;
let alder: TinySchool;
let birch: TinySchool;
beforeEach(async () => {
  here = await openDatabase(':memory:');
  there = await emptyDatabase();
  alder = await tinySchool(here);
  birch = await tinySchool(here, 'Birch Primary');
});
afterEach(async () => {
  await here.close();
  await there.close();
});

const pupils = (database: Database, school: TinySchool) =>
  database.ofSchool(school.id).selectFrom('pupil').selectAll().orderBy('id').execute();

test('one school is carried over whole, its people with it, and no other', async () => {
  const { tallies, differ } = await moveSchool(here, there, alder.id);
  expect(differ).toEqual([]);
  expect(tallies.find(({ table }) => table === 'pupil')).toMatchObject({ rows: 2 });
  expect(await pupils(there, alder)).toEqual(await pupils(here, alder));
  expect(await pupils(there, birch)).toEqual([]);
  expect(await hostedSchools(there.accounts)).toEqual([alder.id]);
  const senco = `senco.${alder.id.slice(-6)}@example.org`;
  expect((await placeOf(there, senco, '2026-11-24'))?.role).toBe('senco');
});

test('all of them, and back again: the digests are what they were', async () => {
  const first = [await moveSchool(here, there, alder.id), await moveSchool(here, there, birch.id)];
  const back = await openDatabase(':memory:');
  for (const { schoolId, tallies } of first) {
    const again = await moveSchool(there, back, schoolId);
    expect(again).toEqual({ schoolId, tallies, differ: [] });
  }
  await back.close();
});

test('a change on one side alone changes the digest', async () => {
  const before = await moveSchool(here, there, alder.id);
  await there
    .ofSchool(alder.id)
    .updateTable('pupil')
    .set({ known_as: 'Mina' })
    .where('id', '=', alder.ownPupil)
    .execute();
  const other = await openDatabase(':memory:');
  const after = await moveSchool(there, other, alder.id);
  await other.close();
  const changed = before.tallies.filter(
    ({ table, digest }) => after.tallies.find((tally) => tally.table === table)?.digest !== digest,
  );
  expect(changed.map(({ table }) => table)).toEqual(['pupil']);
});

test('a school that is there already is refused, and nothing is written', async () => {
  await moveSchool(here, there, alder.id);
  await expect(moveSchool(here, there, alder.id)).rejects.toThrow(CannotMove);
  expect(await pupils(there, alder)).toHaveLength(2);
});

test('an address that belongs to somebody else there is refused', async () => {
  const email = `teacher.${alder.id.slice(-6)}@example.org`;
  const times = { createdAt: '2026-11-24', updatedAt: '2026-11-24' };
  await there.accounts
    .insertInto('account_user')
    .values({ id: 'another', name: 'Another', email, emailVerified: 0, twoFactorEnabled: 0, ...times })
    .execute();
  await expect(moveSchool(here, there, alder.id)).rejects.toThrow(/account of their own/);
  expect(await pupils(there, alder)).toEqual([]);
});
