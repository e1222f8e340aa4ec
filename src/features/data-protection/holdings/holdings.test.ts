import type { Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isOfSchool, shapeOf, type TableShape } from '../../../database/shape.ts';
import { emptyDatabase } from '../../../samples/empty-database.ts';
import { fillDemo } from '../../../samples/demo.ts';
import { hostedSchools } from '../../../database/hosted-schools.ts';
import { tinySchool } from '../../../samples/tiny-school.ts';
import type { Database } from '../../../database/connection.ts';
import { childTable, childTableNames, schoolTables, type ChildTableName } from './holdings.ts';
import { seenBy } from './seen-by.ts';
import { countsOf, everythingOf } from './store.ts';

let database: Database;
let shapes: TableShape[];
beforeAll(async () => {
  database = await emptyDatabase();
  shapes = (await shapeOf(database.dialect)).filter(isOfSchool);
  await fillDemo(database, '2026-11-24');
}, 120_000);
afterAll(() => database.close());

/** Tables that keys lead from to a child, however many steps away, and those that have a column for one. */
function leadsToChild(tables: readonly TableShape[]): string[] {
  const found = new Set(['pupil']);
  for (let before = 0; before < found.size;) {
    before = found.size;
    for (const { name, columns, foreignKeys } of tables) {
      const keyed = foreignKeys.some(({ table }) => found.has(table));
      if (keyed || columns.includes('pupil_id')) found.add(name);
    }
  }
  return [...found].toSorted();
}

const shapeNamed = (name: string) => shapes.find((shape) => shape.name === name)!;

describe('everything that is held of a child', () => {
  test('is every table from which a key leads to a child, and those that name one without a key', () => {
    const named = childTableNames.filter((name) => 'named' in childTable(name).way);
    expect(named.toSorted()).toEqual(['audit', 'import_row']);
    expect(new Set([...leadsToChild(shapes), 'import_row'])).toEqual(new Set(childTableNames));
    expect([...childTableNames, ...Object.keys(schoolTables)].toSorted()).toEqual(
      shapes.map(({ name }) => name).toSorted(),
    );
  });

  test('says who sees it: chosen by a column that says so, or as an entry that it belongs to', () => {
    const chosen = childTableNames.filter((name) => seenBy[name] === 'chosen');
    const withAudience = shapes.filter(({ columns }) => columns.includes('audience')).map(({ name }) => name);
    // A decision about an audience is no entry that has one.
    expect(chosen.toSorted()).toEqual(withAudience.filter((name) => name !== 'audience_change').toSorted());
    for (const name of childTableNames) {
      const by = seenBy[name];
      if (typeof by === 'string') continue;
      const keys = shapeNamed(name).foreignKeys.map(({ table }) => table);
      expect(keys, `keys of ${name}`).toContain(by.as);
    }
  });

  test('a table that leads to a child and is not in the list would be seen', () => {
    const planted: TableShape = {
      ...shapeNamed('score'),
      name: 'planted',
      columns: ['school_id', 'id', 'observation_id'],
      foreignKeys: [
        { columns: ['school_id', 'observation_id'], table: 'observation', references: ['school_id', 'id'] },
      ],
    };
    expect(leadsToChild([...shapes, planted])).toContain('planted');
  });

  test.each(childTableNames)(
    '%s: the way to the child is a key of the database, and every column is said',
    (name) => {
      const { way, fields, on } = childTable(name);
      const shape = shapeNamed(name);
      expect(Object.keys(fields).toSorted()).toEqual(
        shape.columns.filter((column) => column !== 'school_id').toSorted(),
      );
      if (on !== undefined) expect(shape.columns).toContain(on);
      const keyTo = (column: string, table: string) =>
        shape.foreignKeys.some((key) => key.table === table && key.columns.join() === `school_id,${column}`);
      if ('named' in way)
        expect([shape.columns.includes(way.named), keyTo(way.named, 'pupil')]).toEqual([true, false]);
      else if ('through' in way)
        expect([way.through, keyTo(way.by, way.through)]).toEqual([way.through, true]);
      else expect(way.column === 'id' ? name === 'pupil' : keyTo('pupil_id', 'pupil')).toBe(true);
    },
  );
});

describe('reading it', () => {
  test('gives all rows of every child, each once, and no row of a school is left over', async () => {
    const [school] = await hostedSchools(database.accounts);
    const db = database.ofSchool(school!);
    const any = db as unknown as Kysely<Record<string, Record<string, unknown>>>;
    const read = new Map<ChildTableName, number>();
    for (const { id } of await db
      .selectFrom('pupil')
      .select('id')
      .where('id', 'in', (eb) => eb.selectFrom('document').select('pupil_id'))
      .execute()) {
      const all = await everythingOf(db, id);
      const counts = await countsOf(db, id);
      for (const name of childTableNames) {
        expect([name, counts.get(name)]).toEqual([name, all.get(name)?.length ?? 0]);
        read.set(name, (read.get(name) ?? 0) + (all.get(name)?.length ?? 0));
      }
    }
    for (const name of [
      'document_answer',
      'document_version',
      'teacher_answer',
      'delivery_event',
      'briefing_reader',
      'document',
    ] as const) {
      const { count } = (await any
        .selectFrom(name)
        .select((eb) => eb.fn.countAll().as('count'))
        .executeTakeFirstOrThrow()) as { count: number };
      expect([name, read.get(name)]).toEqual([name, Number(count)]);
      expect(Number(count)).toBeGreaterThan(0);
    }
  }, 120_000);

  test('gives nothing of another school’s child, by the same id', async () => {
    const [alder, birch] = [await tinySchool(database), await tinySchool(database, 'Birch Primary')];
    expect((await everythingOf(database.ofSchool(alder.id), alder.ownPupil)).size).toBeGreaterThan(1);
    expect((await everythingOf(database.ofSchool(birch.id), alder.ownPupil)).size).toBe(0);
  });
});
