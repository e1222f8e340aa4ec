import { sql, type Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tinySchool, type TinySchool } from '../samples/tiny-school.ts';
import type { Database, SchoolDb } from './connection.ts';
import { newId } from './id.ts';
import type { Schema } from './schema.ts';
import { schoolScope } from './school-scope.ts';
import { emptyDatabase } from '../samples/empty-database.ts';

let database: Database;
let alder: TinySchool;
let birch: TinySchool;
let db: SchoolDb;

beforeAll(async () => {
  database = await emptyDatabase();
  alder = await tinySchool(database);
  birch = await tinySchool(database, 'Birch Primary');
  db = database.ofSchool(alder.id);
});
afterAll(() => database.close());

const pupilsOf = async (school: TinySchool) =>
  (await database.ofSchool(school.id).selectFrom('pupil').selectAll().execute()).length;

describe('reading', () => {
  test('a plain question sees one school, while the database holds two', async () => {
    expect(await db.selectFrom('pupil').select('id').execute()).toHaveLength(2);
    expect((await pupilsOf(alder)) + (await pupilsOf(birch))).toBe(4);
  });

  test("another school's id finds nothing, its own finds it", async () => {
    const find = (id: string) => db.selectFrom('pupil').select('id').where('id', '=', id).executeTakeFirst();
    expect(await find(birch.ownPupil)).toBeUndefined();
    expect(await find(alder.ownPupil)).toBeDefined();
  });

  test("an 'or' cannot lead out of the school", async () => {
    const rows = await db
      .selectFrom('pupil')
      .select('id')
      .where((eb) => eb.or([eb('id', '=', birch.ownPupil), eb('surname', '=', 'Begum')]))
      .execute();
    expect(rows.map(({ id }) => id)).toEqual([alder.ownPupil]);
  });

  test('every joined table is held to the school', async () => {
    const { sql: text } = db
      .selectFrom('pupil')
      .innerJoin('class_pupil', 'class_pupil.pupil_id', 'pupil.id')
      .leftJoin('school_class as form', 'form.id', 'class_pupil.class_id')
      .select('pupil.id')
      .compile();
    expect(text.match(/"(?:pupil|class_pupil|form)"\."school_id" = (?:\?|\$\d+)/g)).toHaveLength(3);
  });

  test('a left join that finds nothing in the school still keeps the row', async () => {
    const rows = await db
      .selectFrom('pupil')
      .leftJoin('contact', 'contact.pupil_id', 'pupil.id')
      .select(['pupil.id', 'contact.name'])
      .execute();
    expect(rows).toHaveLength(2);
    expect(rows.find(({ id }) => id === alder.otherPupil)?.name).toBeNull();
  });

  test('subqueries are held to the school: in a column, in exists, in from, in a list', async () => {
    const asked = [
      db.selectFrom('pupil').select((eb) => eb.selectFrom('contact').select('name').limit(1).as('contact')),
      db
        .selectFrom('pupil')
        .select('id')
        .where((eb) =>
          eb.exists(
            eb.selectFrom('contact').select('contact.id').whereRef('contact.pupil_id', '=', 'pupil.id'),
          ),
        ),
      db.selectFrom((eb) => eb.selectFrom('contact').select('pupil_id').as('known')).selectAll(),
      db
        .selectFrom('pupil')
        .select('id')
        .where('id', 'in', (eb) => eb.selectFrom('contact').select('pupil_id')),
      db
        .with('known', (w) => w.selectFrom('contact').select('pupil_id'))
        .selectFrom('known')
        .selectAll(),
    ];
    for (const question of asked)
      expect(question.compile().sql).toMatch(/"contact"\."school_id" = (?:\?|\$\d+)/);
  });

  test('both sides of a union are held to the school', () => {
    const { sql: text } = db
      .selectFrom('pupil')
      .select('id')
      .union(db.selectFrom('contact').select('id'))
      .compile();
    for (const side of text.split('union')) expect(side).toMatch(/"school_id" = (?:\?|\$\d)/);
  });
});

describe('changing', () => {
  test("an update or a delete without a 'where' stays in the school", async () => {
    const setting = { name: 'colour', value: 'green' };
    await db.insertInto('setting').values(setting).execute();
    await database.ofSchool(birch.id).insertInto('setting').values(setting).execute();
    await db.updateTable('setting').set({ value: 'blue' }).execute();
    const colour = () => database.ofSchool(birch.id).selectFrom('setting').select('value').executeTakeFirst();
    expect(await colour()).toEqual({ value: 'green' });
    await db.deleteFrom('setting').execute();
    expect(await colour()).toEqual({ value: 'green' });
    expect(await db.selectFrom('setting').selectAll().execute()).toEqual([]);
  });

  test("an update of another school's row changes nothing", async () => {
    const changed = await db
      .updateTable('pupil')
      .set({ surname: 'Taken' })
      .where('id', '=', birch.ownPupil)
      .executeTakeFirst();
    expect(changed.numUpdatedRows).toBe(0n);
  });

  test('what is added belongs to the school, one row or many', async () => {
    await db
      .insertInto('setting')
      .values([
        { name: 'one', value: '1' },
        { name: 'two', value: '2' },
      ])
      .execute();
    const added = (school: TinySchool) =>
      database
        .ofSchool(school.id)
        .selectFrom('setting')
        .select('school_id')
        .where('name', 'in', ['one', 'two'])
        .execute();
    expect(await added(alder)).toEqual([{ school_id: alder.id }, { school_id: alder.id }]);
    expect(await added(birch)).toEqual([]);
  });

  test('adding what is there already updates it in its own school only', async () => {
    const put = (school: TinySchool, value: string) =>
      database
        .ofSchool(school.id)
        .insertInto('setting')
        .values({ name: 'bell', value })
        .onConflict((oc) => oc.columns(['school_id', 'name']).doUpdateSet({ value }))
        .execute();
    await put(alder, '8:50');
    await put(birch, '9:00');
    await put(alder, '8:55');
    const bells = (school: TinySchool) =>
      database.ofSchool(school.id).selectFrom('setting').select('value').where('name', '=', 'bell').execute();
    expect(await bells(alder)).toEqual([{ value: '8:55' }]);
    expect(await bells(birch)).toEqual([{ value: '9:00' }]);
  });

  test("a fact cannot point at another school's child: the keys refuse it", async () => {
    const add = (pupil_id: string) =>
      db
        .insertInto('strength')
        .values({
          id: newId(),
          pupil_id,
          words: 'Kind to younger children',
          said_by: 'Her teacher',
          from_on: '2026-11-01',
          until_on: null,
          recorded_by: alder.viewer.senco.staffId,
          recorded_at: '2026-11-01T09:00:00.000Z',
        })
        .execute();
    await expect(add(birch.ownPupil)).rejects.toThrow(/foreign key/i);
    await expect(add(alder.ownPupil)).resolves.toBeDefined();
  });

  test('a transaction is held to the school too', async () => {
    const inside = await db.transaction().execute((trx) => trx.selectFrom('pupil').select('id').execute());
    expect(inside).toHaveLength(2);
    expect(await pupilsOf(birch)).toBe(2);
  });
});

describe('what is refused', () => {
  test('a store without a school', () => {
    expect(() => schoolScope('')).toThrow('No school, no rows');
    expect(() => database.ofSchool('')).toThrow('No school, no rows');
  });

  test('raw SQL', async () => {
    await expect(sql`select * from pupil`.execute(db)).rejects.toThrow('takes no raw SQL');
  });

  test('a school named by hand', async () => {
    await expect(
      db.insertInto('setting').values({ school_id: birch.id, name: 'x', value: 'y' }).execute(),
    ).rejects.toThrow('fills in school_id');
  });

  test('adding rows from a question', async () => {
    await expect(
      db
        .insertInto('setting')
        .columns(['name', 'value'])
        .expression((eb) => eb.selectFrom('setting').select(['name', 'value']))
        .execute(),
    ).rejects.toThrow('plain values');
  });

  test('reading from anything that is no table', () => {
    expect(() =>
      (db as unknown as Kysely<Schema>)
        .selectFrom(sql<{ id: string }>`(select id from pupil)`.as('sly'))
        .selectAll()
        .compile(),
    ).toThrow('tables and subqueries only');
  });
});
