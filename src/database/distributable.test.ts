import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyDatabase } from '../samples/empty-database.ts';
import type { Database } from './connection.ts';
import { problemsOfDistribution } from './distributable.ts';
import { shapeOf, type TableShape } from './shape.ts';

let database: Database;
beforeAll(async () => {
  database = await emptyDatabase();
});
afterAll(() => database.close());

test('every table, key and index can be distributed by school', async () => {
  const tables = await shapeOf(database.dialect);
  expect(tables.length).toBeGreaterThan(40);
  expect(problemsOfDistribution(tables)).toEqual([]);
});

const sound: TableShape = {
  name: 'toy',
  columns: ['school_id', 'id', 'pupil_id'],
  primaryKey: ['school_id', 'id'],
  indexes: [{ columns: ['school_id', 'id'], unique: true }],
  foreignKeys: [{ columns: ['school_id', 'pupil_id'], table: 'pupil', references: ['school_id', 'id'] }],
};
const pupil: TableShape = { ...sound, name: 'pupil', foreignKeys: [] };
const account: TableShape = {
  name: 'account',
  columns: ['id'],
  primaryKey: ['id'],
  indexes: [],
  foreignKeys: [],
};

test.each<[string, Partial<TableShape>, RegExp]>([
  ['a primary key that does not begin with the school', { primaryKey: ['id'] }, /primary key/],
  ['no primary key', { primaryKey: [] }, /primary key/],
  ['a unique key without the school', { indexes: [{ columns: ['id'], unique: true }] }, /unique key/],
  [
    'an index that does not begin with the school',
    { indexes: [{ columns: ['pupil_id'], unique: false }] },
    /index/,
  ],
  [
    'a foreign key that could cross schools',
    { foreignKeys: [{ columns: ['pupil_id'], table: 'pupil', references: ['id'] }] },
    /foreign key/,
  ],
  [
    'a foreign key whose schools are not matched',
    {
      foreignKeys: [{ columns: ['school_id', 'pupil_id'], table: 'pupil', references: ['id', 'school_id'] }],
    },
    /foreign key/,
  ],
])('%s is found', (_what, change, words) => {
  expect(problemsOfDistribution([pupil, account, sound])).toEqual([]);
  expect(problemsOfDistribution([pupil, account, { ...sound, ...change }])).toEqual([
    expect.stringMatching(words),
  ]);
});

test('a table of no school that points at one of a school is found', () => {
  const foreignKeys = [{ columns: ['id'], table: 'pupil', references: ['id'] }];
  expect(problemsOfDistribution([pupil, { ...account, foreignKeys }])).toEqual([
    expect.stringMatching(/reference table/),
  ]);
});
