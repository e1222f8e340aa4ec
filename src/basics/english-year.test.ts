import { expect, test } from 'vitest';
import { easterSunday, endOfSpringTerm, lastOnOrBefore } from './english-year.ts';

test.each([
  [2024, '2024-03-31'],
  [2025, '2025-04-20'],
  [2026, '2026-04-05'],
  [2027, '2027-03-28'],
  [2038, '2038-04-25'],
])('Easter of %i is %s', (year, sunday) => {
  expect(easterSunday(year)).toBe(sunday);
});

test('the spring term ends before Good Friday, or at the beginning of April where Easter is late', () => {
  expect(endOfSpringTerm(2027)).toBe('2027-03-25');
  expect(endOfSpringTerm(2025)).toBe('2025-04-04');
});

test('the last Friday on a date or before it', () => {
  expect(lastOnOrBefore(5, '2026-12-20')).toBe('2026-12-18');
  expect(lastOnOrBefore(5, '2026-12-18')).toBe('2026-12-18');
});
