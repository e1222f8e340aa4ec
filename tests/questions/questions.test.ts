import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DatabasePlace } from '../../src/database/place.ts';
import { openDatabase } from '../../src/database/connection.ts';
import { emptyPlace, onPostgres } from '../../src/samples/empty-database.ts';
import { plansOf, type Asked } from './plans.ts';
import { walk, type Walk } from './walk.ts';

// How often a page asks the database, and how PostgreSQL finds the answers.

/** No page asks more often. The child's page asks 27 times, Monday 26. */
const most = 30;

let questions = 0;
const asked: Asked[] = [];
let small: Walk;
let large: Walk;
let place: DatabasePlace;
beforeAll(async () => {
  const count = () => void (questions += 1);
  small = await walk(await openDatabase(await emptyPlace(), count), 300);
  place = await emptyPlace();
  large = await walk(await openDatabase(place, count), 900);
}, 120_000);
afterAll(async () => {
  await small.close();
  await large.close();
});

const counted = async (where: Walk, pattern: string) => {
  questions = 0;
  const status = await where.open(pattern);
  return { status, questions };
};

test('every page asks a bounded number of questions, and no more in a school three times the size', async () => {
  const counts: Record<string, number> = {};
  const grows: string[] = [];
  for (const pattern of large.patterns) {
    const one = await counted(small, pattern);
    const other = await counted(large, pattern);
    expect([pattern, one.status]).toEqual([pattern, other.status]);
    counts[pattern] = other.questions;
    if (other.questions > one.questions + 2)
      grows.push(`${pattern}: ${one.questions}, then ${other.questions}`);
  }
  expect(Object.keys(counts).length).toBeGreaterThan(30);
  expect(grows).toEqual([]);
  const tooMany = Object.entries(counts).filter(([, count]) => count > most);
  expect(tooMany).toEqual([]);
});

describe.runIf(onPostgres)('on PostgreSQL', () => {
  test('no page reads a whole table that grows', async () => {
    if (!('url' in place)) throw new Error('This is for PostgreSQL');
    const plans = await plansOf(place.url, large.schoolId, asked, async () => {
      for (const pattern of large.patterns) await large.open(pattern);
    });
    expect(plans.looked).toBeGreaterThan(80);
    expect(plans.control).toEqual(['account_user']);
    expect(plans.whole).toEqual([]);
  });
});
