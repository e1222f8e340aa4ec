import { expect, test } from 'vitest';
import { shapeOf } from '../../../database/shape.ts';
import { emptyDatabase } from '../../../samples/empty-database.ts';
import { childTableNames } from '../holdings/holdings.ts';
import { ruleOf } from './rules/kept.ts';
import { ruleOfTable, tablesOf } from './tables.ts';

test('every table of the database has a rule, and no rule is about a table that there is not', async () => {
  const database = await emptyDatabase();
  const there = (await shapeOf(database.dialect)).map(({ name }) => name);
  expect(Object.keys(ruleOfTable).toSorted()).toEqual(there.toSorted());
  await database.close();
});

test('what a person wrote of a child goes only when two people say so', () => {
  const byItself = childTableNames.filter((table) => ruleOf(ruleOfTable[table]).goes === 'by itself');
  expect(byItself.toSorted()).toEqual(['delivery_event', 'document_presence', 'import_row']);
  expect(childTableNames.filter((table) => ruleOf(ruleOfTable[table]).goes === 'stays')).toEqual(['audit']);
});

test('nothing of a child is said to be about nobody', () => {
  expect(tablesOf('nobody').filter((table) => (childTableNames as string[]).includes(table))).toEqual([]);
});
