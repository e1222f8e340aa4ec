import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  academicYearOf,
  academicYearPeriod,
  censusDays,
  endOfCompulsorySchoolAge,
  isYoungPerson,
  nextAcademicYear,
  previousAcademicYear,
} from './academic-year.ts';
import { ageOn, dateOfDay, weekday } from './dates.ts';
import { contains } from './period.ts';

describe('the academic year', () => {
  test.each([
    ['2026-08-31', '2025/26'],
    ['2026-09-01', '2026/27'],
    ['2027-08-31', '2026/27'],
    ['1999-09-01', '1999/00'],
  ])('%s is in %s', (date, year) => expect(academicYearOf(date)).toBe(year));

  it('holds each day of it, and has a year before and after', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }).map(dateOfDay), (date) => {
        const year = academicYearOf(date);
        expect(contains(academicYearPeriod(year), date)).toBe(true);
        expect(previousAcademicYear(nextAcademicYear(year))).toBe(year);
      }),
    );
  });

  it('has three census days, all Thursdays', () => {
    expect(censusDays('2026/27')).toEqual({
      autumn: '2026-10-01',
      spring: '2027-01-21',
      summer: '2027-05-20',
    });
    expect(Object.values(censusDays('2031/32')).map(weekday)).toEqual([4, 4, 4]);
  });
});

describe('the end of compulsory school age', () => {
  test.each([
    ['2010-09-01', '2027-06-25', 'oldest of Year 11'],
    ['2011-08-31', '2027-06-25', 'youngest of Year 11, still 15 on the day'],
    ['2011-09-01', '2028-06-30', 'born a day later, a year later'],
    ['2008-02-29', '2024-06-28', 'born on 29 February'],
  ])('for a child born on %s is %s (%s)', (born, last) => expect(endOfCompulsorySchoolAge(born)).toBe(last));

  it('makes a young person on the day after, whatever the birthday', () => {
    expect(isYoungPerson('2010-09-01', '2027-06-25')).toBe(false);
    expect(isYoungPerson('2010-09-01', '2027-06-26')).toBe(true);
  });

  it('is always a Friday in June when the child is 15 or 16', () => {
    fc.assert(
      fc.property(fc.integer({ min: 12_000, max: 20_000 }).map(dateOfDay), (born) => {
        const last = endOfCompulsorySchoolAge(born);
        expect(weekday(last)).toBe(5);
        expect(last.slice(5, 7)).toBe('06');
        expect([15, 16]).toContain(ageOn(born, last));
      }),
    );
  });
});
