import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isLate, whichToKeep } from './retention.ts';

const instant = fc
  .date({ min: new Date('2025-01-01'), max: new Date('2028-12-31'), noInvalidDate: true })
  .map((date) => `${date.toISOString().slice(0, 19)}.000Z`);
const some = fc.uniqueArray(instant, { minLength: 1, maxLength: 60 });
const count = fc.integer({ min: 0, max: 12 });
const keep = fc.record({ days: count, weeks: count, months: count });
const holds = (
  ...given: Parameters<typeof fc.property<[string[], { days: number; weeks: number; months: number }]>>
) => fc.assert(fc.property(...given));

const nightly = (from: string, nights: number) =>
  Array.from({ length: nights }, (_, n) =>
    new Date(Date.parse(`${from}T02:30:00Z`) + n * 86_400_000).toISOString(),
  );

test('the newest is always kept, and so is the only one', () => {
  holds(some, keep, (made, rule) => {
    expect(whichToKeep(made, rule).has(made.toSorted().at(-1)!)).toBe(true);
  });
});

test('nothing is kept that is not there, and no more than was asked for', () => {
  holds(some, keep, (made, rule) => {
    const kept = whichToKeep(made, rule);
    for (const one of kept) expect(made).toContain(one);
    expect(kept.size).toBeLessThanOrEqual(Math.max(1, rule.days + rule.weeks + rule.months));
  });
});

test('looking twice takes away no more than looking once', () => {
  holds(some, keep, (made, rule) => {
    const once = whichToKeep(made, rule);
    expect(whichToKeep([...once], rule)).toEqual(once);
  });
});

test('keeping more days never takes another away', () => {
  holds(some, keep, (made, rule) => {
    const more = whichToKeep(made, { ...rule, days: rule.days + 1 });
    for (const one of whichToKeep(made, rule)) expect(more.has(one)).toBe(true);
  });
});

test('the order in which they are listed does not matter', () => {
  holds(some, keep, (made, rule) => {
    expect(whichToKeep(made.toReversed(), rule)).toEqual(whichToKeep(made, rule));
  });
});

test('a year of nights: the last days, then Sundays, then the ends of months', () => {
  const made = nightly('2025-11-28', 366);
  expect(
    [...whichToKeep(made, { days: 3, weeks: 3, months: 3 })].map((one) => one.slice(0, 10)).toSorted(),
  ).toEqual([
    '2026-09-30',
    '2026-10-31',
    '2026-11-15',
    '2026-11-22',
    '2026-11-26',
    '2026-11-27',
    '2026-11-28',
  ]);
});

test('night after night, with what was not kept taken away, a backup of every month stays', () => {
  let there: string[] = [];
  for (const one of nightly('2025-11-28', 366)) {
    there = [...whichToKeep([...there, one], { days: 7, weeks: 4, months: 12 })];
  }
  const months = new Set(there.map((one) => one.slice(0, 7)));
  expect([...months].toSorted()).toHaveLength(12);
  expect(there.length).toBeLessThanOrEqual(7 + 4 + 12);
});

test('a machine that was off for a year keeps what it had', () => {
  const made = [...nightly('2025-01-01', 5), ...nightly('2026-11-28', 1)];
  expect(whichToKeep(made, { days: 6, weeks: 0, months: 0 }).size).toBe(6);
});

test.each([
  [undefined, true],
  ['2026-11-26T02:30:00.000Z', true],
  ['2026-11-27T02:30:00.000Z', false],
  ['2026-11-29T02:30:00.000Z', false],
])('at 9 on the 28th, when the newest is of %s: late is %s', (newest, late) => {
  expect(isLate(newest, '2026-11-28T09:00:00.000Z')).toBe(late);
});
