import { sql, type Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emptyDatabase, onPostgres } from '../samples/empty-database.ts';
import { tinySchool, type TinySchool } from '../samples/tiny-school.ts';
import type { Database, SchoolDb } from './connection.ts';
import { unguarded, whoMayNot } from './dialects/postgres-guard.ts';
import { newId } from './id.ts';
import type { Schema } from './schema.ts';
import { isOfSchool, seenAcrossSchools, shapeOf } from './shape.ts';

let database: Database;
let alder: TinySchool;
let birch: TinySchool;
beforeAll(async () => {
  database = await emptyDatabase();
  alder = await tinySchool(database);
  birch = await tinySchool(database, 'Birch Primary');
});
afterAll(() => database.close());

/** What a store sees that forgets its school: on PostgreSQL the tables themselves answer, on SQLite it is refused a connection. */
const unscoped = (schoolId: string): Kysely<Schema> => database.dialect.school(schoolId);

test('with no school set, nothing is seen of any school, on either engine', async () => {
  if (!onPostgres) {
    expect(() => database.ofSchool('')).toThrow('No school, no rows');
    return;
  }
  for (const table of (await shapeOf(database.dialect)).filter(isOfSchool)) {
    if (seenAcrossSchools.has(table.name)) continue;
    const { rows } = await sql`select 1 from ${sql.table(table.name)} limit 1`.execute(database.accounts);
    expect([table.name, ...rows]).toEqual([table.name]);
  }
  expect(await unscoped(alder.id).selectFrom('pupil').select('id').execute()).toHaveLength(2);
});

describe.runIf(onPostgres)('row-level security', () => {
  test('is forced on every table that holds a school’s data', async () => {
    const ofSchools = (await shapeOf(database.dialect)).filter(isOfSchool);
    expect(ofSchools.length).toBeGreaterThan(40);
    expect(await unguarded(database.dialect.owner)).toEqual([]);
  });

  test('a table without it is found, and the next start puts it on', async () => {
    const { owner } = database.dialect;
    await sql`create table left_open (school_id text not null, id text not null, primary key (school_id, id))`.execute(
      owner,
    );
    expect(await unguarded(owner)).toEqual(['left_open']);
    expect(await whoMayNot(database.accounts as unknown as Kysely<Schema>)).toMatch(/left_open/);
    await database.dialect.guard();
    expect(await unguarded(owner)).toEqual([]);
    await sql`drop table left_open`.execute(owner);
  });

  test('has one more way in, to read which schools have work waiting and nothing else', async () => {
    const { rows } = await sql<{ name: string; policy: string; command: string }>`
      select tablename as name, policyname as policy, cmd as command from pg_policies
      where schemaname = 'public' and policyname <> 'one_school'`.execute(database.dialect.owner);
    expect(rows).toEqual([{ name: 'school_work', policy: 'every_school', command: 'SELECT' }]);
  });

  test('holds a question that names no school at all to the school of its connection', async () => {
    const mine = await unscoped(alder.id).selectFrom('pupil').select(['id', 'school_id']).execute();
    expect(mine.map(({ school_id }) => school_id)).toEqual([alder.id, alder.id]);
    const hers = await unscoped(birch.id).selectFrom('pupil').select('id').execute();
    expect(hers.map(({ id }) => id).toSorted()).toEqual([birch.ownPupil, birch.otherPupil].toSorted());
  });

  test('lets nothing be written for another school, changed in it or taken from it', async () => {
    const db = unscoped(alder.id);
    const row = { school_id: birch.id, name: 'sly', value: '1' };
    await expect(db.insertInto('setting').values(row).execute()).rejects.toThrow(/row-level security/);
    await expect(
      db
        .insertInto('setting')
        .values({ ...row, school_id: alder.id })
        .execute(),
    ).resolves.toBeDefined();
    const changed = await db
      .updateTable('pupil')
      .set({ surname: 'X' })
      .where('id', '=', birch.ownPupil)
      .executeTakeFirst();
    expect(changed.numUpdatedRows).toBe(0n);
    const gone = await db.deleteFrom('contact').where('school_id', '=', birch.id).executeTakeFirst();
    expect(gone.numDeletedRows).toBe(0n);
  });

  test('the school does not stay with the connection', async () => {
    await Promise.all(Array.from({ length: 30 }, (_, at) => namesOf(at % 2 ? alder : birch)));
    const { rows } = await sql<{
      school: string;
    }>`select current_setting('alongside.school', true) as school`.execute(database.accounts);
    expect(rows[0]?.school ?? '').toBe('');
  });

  test('an owner, or whoever gets around it, may not serve the app', async () => {
    expect(await whoMayNot(database.dialect.owner)).toMatch(/owns tables/);
    expect(await whoMayNot(database.accounts as unknown as Kysely<Schema>)).toBeUndefined();
  });
});

async function namesOf(school: TinySchool): Promise<void> {
  const rows = await database.ofSchool(school.id).selectFrom('pupil').select('school_id').execute();
  expect(rows.map(({ school_id }) => school_id)).toEqual([school.id, school.id]);
}

describe('one commit', () => {
  const count = async (name: string) =>
    Number(
      (
        await database
          .ofSchool(alder.id)
          .selectFrom('setting')
          .select('value')
          .where('name', '=', name)
          .executeTakeFirst()
      )?.value,
    );

  test('changes made at once are made one after the other, and none is lost', async () => {
    const add = (db: SchoolDb) =>
      db
        .selectFrom('setting')
        .select('value')
        .where('name', '=', 'count')
        .executeTakeFirstOrThrow()
        .then(({ value }) =>
          db
            .updateTable('setting')
            .set({ value: String(Number(value) + 1) })
            .where('name', '=', 'count')
            .execute(),
        );
    await database.ofSchool(alder.id).insertInto('setting').values({ name: 'count', value: '0' }).execute();
    await Promise.all(Array.from({ length: 8 }, () => database.together(alder.id, add)));
    expect(await count('count')).toBe(8);
  });

  test('is undone whole when its work fails, in the school and in the accounts', async () => {
    const id = newId();
    const work = database.together(alder.id, async (db, accounts) => {
      await db.insertInto('setting').values({ name: 'half', value: '1' }).execute();
      await accounts
        .insertInto('hosted_school')
        .values({ id, since: '2026-11-24', closed_at: null })
        .execute();
      throw new Error('the power failed');
    });
    await expect(work).rejects.toThrow('the power failed');
    expect(await count('half')).toBeNaN();
    expect(
      await database.accounts.selectFrom('hosted_school').select('id').where('id', '=', id).execute(),
    ).toEqual([]);
  });
});
