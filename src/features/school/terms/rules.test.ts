import { describe, expect, test } from 'vitest';
import { academicYearFrom } from '../../../basics/academic-year.ts';
import { isSchoolDay } from '../../../basics/school-days.ts';
import { likelyYear, problemsOfDays, yearToSetUp } from './rules.ts';

const days = (startsOn: string, endsOn: string) => ({ startsOn, endsOn });

describe('terms and closures', () => {
  test.each([
    [
      'in order, with holidays between',
      [days('2026-09-02', '2026-12-18'), days('2027-01-04', '2027-03-25')],
      [],
    ],
    [
      'one after the other on the next day',
      [days('2026-09-02', '2026-12-18'), days('2026-12-19', '2027-03-25')],
      [],
    ],
    ['sharing one day', [days('2026-09-02', '2026-12-18'), days('2026-12-18', '2027-03-25')], [1]],
    ['one within another', [days('2026-09-02', '2027-03-25'), days('2026-10-26', '2026-10-30')], [1]],
    ['ending before it begins', [days('2026-12-18', '2026-09-02')], [0]],
    ['of one day', [days('2026-11-02', '2026-11-02')], []],
    ['in another school year', [days('2025-09-02', '2025-12-18'), days('2027-08-30', '2027-09-01')], [0, 1]],
  ])('%s: lines to put right %j', (_name, all, wrong) =>
    expect([...problemsOfDays(all, '2026/27').keys()]).toEqual(wrong),
  );
});

test.each([2024, 2025, 2026, 2027, 2028, 2029, 2030, 2037])(
  'the likely year from %i needs no correction to be saved, and has about 190 school days',
  (start) => {
    const year = academicYearFrom(start);
    const { terms, closures } = likelyYear(year);
    expect(problemsOfDays(terms, year).size + problemsOfDays(closures, year).size).toBe(0);
    let count = 0;
    for (let at = Date.UTC(start, 8, 1); at < Date.UTC(start + 1, 8, 1); at += 86_400_000) {
      if (isSchoolDay({ terms, closures }, new Date(at).toISOString().slice(0, 10))) count++;
    }
    expect(count).toBeGreaterThanOrEqual(180);
    expect(count).toBeLessThanOrEqual(197);
  },
);

test.each([
  ['2026-11-24', '2026/27'],
  ['2027-07-10', '2026/27'],
  ['2027-07-20', '2027/28'],
  ['2027-08-30', '2027/28'],
])('on %s a school is set up for %s', (today, year) => expect(yearToSetUp(today)).toBe(year));
