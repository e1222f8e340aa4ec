import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keptUntil, mayAnswer, whyKept } from './rules.ts';

const leaver = { dateOfBirth: '1995-11-24', leftOn: '2012-07-20', isHeld: false, isAsked: false };
const today = '2026-11-24';

test.each([
  ['on the very day', {}, undefined],
  ['a day too early', { dateOfBirth: '1995-11-25' }, 'The record is kept until 25 November 2026.'],
  ['while the child is at the school', { leftOn: null }, 'The child is still at the school.'],
  ['before the child has left', { leftOn: '2026-12-18' }, 'The child is still at the school.'],
  ['while a hold stands', { isHeld: true }, 'A legal hold stands.'],
  ['while somebody waits for a copy', { isAsked: true }, 'A request for a copy waits for an answer.'],
])('a record is disposed of or kept: %s', (_, change, why) => {
  expect(whyKept({ ...leaver, ...change }, { years: 31 }, today)).toBe(why);
});

test('a longer time never lets more go', () => {
  const day = fc.date({ min: new Date('1960-01-01'), max: new Date('2020-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(day, fc.integer({ min: 25, max: 60 }), (born, years) => {
      const dateOfBirth = born.toISOString().slice(0, 10);
      const kept = (by: number) => whyKept({ ...leaver, dateOfBirth }, { years: by }, today) !== undefined;
      if (kept(years)) expect(kept(years + 1)).toBe(true);
      const until = (by: number) => keptUntil({ dateOfBirth }, { years: by });
      expect(until(years) < until(years + 1)).toBe(true);
    }),
  );
});

test('nobody answers what they proposed', () => {
  expect([mayAnswer('a', 'a'), mayAnswer('a', 'b')]).toEqual([false, true]);
});

test.each([
  ['as long as any other, unless the school decides otherwise', undefined, '2040-03-14'],
  ['for the years that the school decides after it went', 6, '2029-09-01'],
  ['never longer than any other', 40, '2040-03-14'],
])('a record whose file the next school has is kept %s', (_, yearsHandedOver, until) => {
  const next = { to: 'Birch Secondary', on: '2023-09-01' };
  const moved = { dateOfBirth: '2009-03-14', next };
  expect(keptUntil(moved, { years: 31, yearsHandedOver })).toBe(until);
  expect(keptUntil({ ...moved, next: undefined }, { years: 31, yearsHandedOver })).toBe('2040-03-14');
});
