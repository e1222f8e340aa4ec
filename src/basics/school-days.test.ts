import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addDays, dateOfDay, weekday } from './dates.ts';
import {
  addSchoolDays,
  countSchoolDays,
  isSchoolDay,
  nextSchoolDay,
  schoolDayFrom,
  schoolDaysBetween,
  schoolDaysIn,
  termFrom,
  termOf,
  whyClosed,
} from './school-days.ts';
import type { SchoolCalendar } from './school-days.ts';

const calendar: SchoolCalendar = {
  terms: [
    { name: 'Autumn', startsOn: '2026-09-01', endsOn: '2026-12-18' },
    { name: 'Spring', startsOn: '2027-01-04', endsOn: '2027-03-25' },
    { name: 'Summer', startsOn: '2027-04-12', endsOn: '2027-07-21' },
  ],
  closures: [
    { startsOn: '2026-09-01', endsOn: '2026-09-02', reason: 'INSET' },
    { startsOn: '2026-10-26', endsOn: '2026-10-30', reason: 'Half-term' },
    { startsOn: '2027-05-03', endsOn: '2027-05-03', reason: 'Bank holiday' },
  ],
};
const none: SchoolCalendar = { terms: [], closures: [] };
const anyDate = fc.integer({ min: 20_400, max: 21_000 }).map(dateOfDay);
const anyCalendar = fc.constantFrom(calendar, none);

describe('school days', () => {
  test.each([
    ['2026-09-02', false, 'INSET'],
    ['2026-09-03', true, undefined],
    ['2026-09-05', false, 'Weekend'],
    ['2026-10-28', false, 'Half-term'],
    ['2026-12-21', false, 'Holiday'],
    ['2027-05-03', false, 'Bank holiday'],
    ['2028-01-10', false, 'Holiday'],
  ])('%s: school day %s', (date, open, why) => {
    expect(isSchoolDay(calendar, date)).toBe(open);
    expect(whyClosed(calendar, date)).toBe(why);
  });

  test.each([
    ['2026-10-23', 1, '2026-11-02', 'over half-term'],
    ['2026-12-17', 5, '2027-01-07', 'over Christmas'],
    ['2026-10-24', 1, '2026-11-02', 'from a Saturday'],
    ['2026-11-02', -1, '2026-10-23', 'back over half-term'],
    ['2026-11-01', -1, '2026-10-23', 'back from a Sunday'],
    ['2026-11-01', 0, '2026-11-01', 'no days'],
    ['2027-07-21', 1, '2027-07-22', 'after the last known term weekdays count'],
  ])('%s and %i school days is %s (%s)', (date, count, expected) =>
    expect(addSchoolDays(calendar, date, count)).toBe(expected),
  );

  it('a reply clock of five school days given over Christmas ends in January', () => {
    expect(schoolDaysBetween(calendar, '2026-12-17', '2027-01-07')).toBe(5);
    expect(nextSchoolDay(calendar, '2026-12-18')).toBe('2027-01-04');
    expect(schoolDayFrom(calendar, '2026-12-18')).toBe('2026-12-18');
    expect(schoolDayFrom(calendar, '2026-12-19')).toBe('2027-01-04');
  });

  it('without terms, weekdays count', () => {
    expect(addSchoolDays(none, '2026-11-27', 5)).toBe('2026-12-04');
    expect(isSchoolDay(none, '2026-11-27')).toBe(false);
  });

  it('lie in terms', () => {
    expect(termOf(calendar, '2026-11-24')?.name).toBe('Autumn');
    expect(termOf(calendar, '2026-12-25')).toBeUndefined();
    expect(termFrom(calendar, '2026-12-25')?.name).toBe('Spring');
    expect(termFrom(calendar, '2027-08-01')).toBeUndefined();
  });

  it('what is added is what is counted', () => {
    fc.assert(
      fc.property(anyCalendar, anyDate, fc.integer({ min: 1, max: 300 }), (year, date, count) => {
        const later = addSchoolDays(year, date, count);
        expect(schoolDaysBetween(year, date, later)).toBe(count);
        expect(schoolDaysBetween(year, date, addDays(later, -1))).toBe(count - 1);
        expect(weekday(later)).toBeLessThan(6);
      }),
    );
  });

  it('going back the same number from a school day returns to it', () => {
    fc.assert(
      fc.property(anyCalendar, anyDate, fc.integer({ min: 1, max: 200 }), (year, date, count) => {
        const start = addSchoolDays(year, date, 1);
        expect(addSchoolDays(year, addSchoolDays(year, start, count), -count)).toBe(start);
      }),
    );
  });

  it('are those that a walk through the days finds', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 0, max: 200 }), (from, length) => {
        const to = addDays(from, length);
        const walked = Array.from({ length: length + 1 }, (_, at) => addDays(from, at)).filter((date) =>
          isSchoolDay(calendar, date),
        );
        expect(schoolDaysIn(calendar, from, to)).toEqual(walked);
        expect(countSchoolDays(calendar, from, to)).toBe(walked.length);
      }),
    );
  });
});
