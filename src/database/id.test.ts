import { expect, test } from 'vitest';
import { newId } from './id.ts';

test('identifiers sort in the order in which they were made, also within one millisecond, and none comes twice', () => {
  const made = Array.from({ length: 5000 }, (_, at) => newId(1_800_000_000_000 + Math.floor(at / 1000)));
  expect(made.toSorted()).toEqual(made);
  expect(new Set(made).size).toBe(made.length);
  expect(made[0]).toMatch(/^[0-9a-z]{26}$/);
});

test('a clock that goes back does not bring an earlier identifier', () => {
  const before = newId(1_900_000_000_000);
  expect(newId(1_899_999_999_000) > before).toBe(true);
});
