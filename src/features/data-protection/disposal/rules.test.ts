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
  expect(whyKept({ ...leaver, ...change }, 31, today)).toBe(why);
});

test('a longer time never lets more go', () => {
  const day = fc.date({ min: new Date('1960-01-01'), max: new Date('2020-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(day, fc.integer({ min: 25, max: 60 }), (born, years) => {
      const dateOfBirth = born.toISOString().slice(0, 10);
      const kept = (by: number) => whyKept({ ...leaver, dateOfBirth }, by, today) !== undefined;
      if (kept(years)) expect(kept(years + 1)).toBe(true);
      expect(keptUntil(dateOfBirth, years) < keptUntil(dateOfBirth, years + 1)).toBe(true);
    }),
  );
});

test('nobody answers what they proposed', () => {
  expect([mayAnswer('a', 'a'), mayAnswer('a', 'b')]).toEqual([false, true]);
});
