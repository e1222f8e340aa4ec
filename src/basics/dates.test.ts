import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  addDays,
  addMonths,
  addYears,
  ageOn,
  dateOfDay,
  dateOfInstant,
  dayIn,
  dayNumber,
  daysBetween,
  formatDate,
  formatInstant,
  formatLong,
  formatRange,
  formatShort,
  hoursAfter,
  isIsoDate,
  lastWeekday,
  minutesAfter,
  mondayOf,
  nthWeekday,
  weekday,
} from './dates.ts';
import { dateFrom, dateOrderOf, readDate } from './written-dates.ts';

const anyDate = fc.integer({ min: -20_000, max: 60_000 }).map(dateOfDay);

describe('dates', () => {
  test.each([
    ['2026-09-03', true],
    ['2024-02-29', true],
    ['2026-02-29', false],
    ['2026-13-01', false],
    ['2026-9-3', false],
    ['', false],
  ])('%s is a real date: %s', (text, real) => expect(isIsoDate(text)).toBe(real));

  test.each([
    [minutesAfter('2026-10-25T00:30:00.000Z', 45), '2026-10-25T01:15:00.000Z'],
    [minutesAfter('2027-01-01T00:10:00.000Z', -20), '2026-12-31T23:50:00.000Z'],
    [hoursAfter('2026-03-28T12:00:00.000Z', 24), '2026-03-29T12:00:00.000Z'],
    [dayIn('2026-06-30T23:30:00.000Z'), '2026-06-30'],
  ])('%s is %s: an instant goes on without regard to the clock on a wall', (reached, instant) =>
    expect(reached).toBe(instant),
  );

  it('counts days over leap years and clock changes', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2026-10-24', 2)).toBe('2026-10-26');
    expect(daysBetween('2026-03-01', '2026-02-01')).toBe(-28);
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2026-01-15', -1)).toBe('2025-12-15');
    expect(addYears('2008-02-29', 1)).toBe('2009-02-28');
  });

  it('knows weekdays', () => {
    expect(weekday('2026-11-23')).toBe(1);
    expect(weekday('1969-12-28')).toBe(7);
    expect(mondayOf('2026-11-29')).toBe('2026-11-23');
    expect(nthWeekday(3, 4, 5, 2027)).toBe('2027-05-20');
    expect(lastWeekday(5, 6, 2027)).toBe('2027-06-25');
  });

  it('gives an age that changes on the birthday', () => {
    expect(ageOn('2015-09-03', '2026-09-02')).toBe(10);
    expect(ageOn('2015-09-03', '2026-09-03')).toBe(11);
    expect(ageOn('2016-02-29', '2026-02-28')).toBe(9);
    expect(ageOn('2016-02-29', '2026-03-01')).toBe(10);
  });

  it('writes dates in plain English', () => {
    expect(formatDate('2026-09-03')).toBe('3 September 2026');
    expect(formatLong('2026-09-03')).toBe('Thursday 3 September 2026');
    expect(formatShort('2026-09-03')).toBe('3 Sep');
    expect(formatRange('2026-09-03', '2026-09-09')).toBe('3 to 9 September 2026');
    expect(formatRange('2026-08-28', '2026-09-03')).toBe('28 August to 3 September 2026');
    expect(formatRange('2025-12-28', '2026-01-03')).toBe('28 December 2025 to 3 January 2026');
    expect(formatRange('2026-09-03', '2026-09-03')).toBe('3 September 2026');
    expect(formatRange('2026-09-03')).toBe('since 3 September 2026');
  });

  it('shows instants by the clock in England', () => {
    expect(formatInstant('2026-07-01T13:05:00Z')).toBe('1 July 2026 at 2.05pm');
    expect(formatInstant('2026-12-01T12:00:00Z')).toBe('1 December 2026 at 12pm');
    expect(formatInstant('2026-12-01T00:30:00Z')).toBe('1 December 2026 at 12.30am');
    expect(dateOfInstant('2026-07-01T23:30:00Z')).toBe('2026-07-02');
  });

  it('adds what it counts, and text order is time order', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -9000, max: 9000 }), (date, days) => {
        const later = addDays(date, days);
        expect(daysBetween(date, later)).toBe(days);
        expect(dateOfDay(dayNumber(date))).toBe(date);
        expect(Math.sign(days)).toBe(later > date ? 1 : later < date ? -1 : 0);
        expect(readDate(formatLong(date))).toBe(date);
      }),
    );
  });
});

describe('dates as people and other systems write them', () => {
  const notAfter = '2026-11-24';
  test.each([
    ['03/09/2015', '2015-09-03'],
    ['3/9/2015', '2015-09-03'],
    ['03.09.2015', '2015-09-03'],
    ['03-09-2015', '2015-09-03'],
    ['2015-09-03', '2015-09-03'],
    ['20150903', '2015-09-03'],
    ['2015-09-03T00:00:00', '2015-09-03'],
    ['03/09/2015 00:00:00', '2015-09-03'],
    ['3-Sep-15', '2015-09-03'],
    ['3 Sept 2015', '2015-09-03'],
    ['3rd September 2015', '2015-09-03'],
    ['September 3, 2015', '2015-09-03'],
    ['Thu 3 September 2015', '2015-09-03'],
    ['31/12/98', '1998-12-31'],
    ['25/11/26', '1926-11-25'],
    ['24/11/26', '2026-11-24'],
    ['29/02/2015', undefined],
    ['09/23/2015', undefined],
    ['00/01/2015', undefined],
    ['3 Sepal 2015', undefined],
    ['yesterday', undefined],
    ['', undefined],
  ])('%s is read as %s', (text, date) => expect(readDate(text, { notAfter })).toBe(date));

  it('refuses two-digit years unless told how late they may be', () => {
    expect(readDate('3-Sep-15')).toBeUndefined();
  });

  it('puts the month first only when asked', () => {
    expect(readDate('09/03/2015')).toBe('2015-03-09');
    expect(readDate('09/03/2015', { order: 'month first' })).toBe('2015-09-03');
  });

  it('tells from a whole column which comes first', () => {
    expect(dateOrderOf(['03/09/2015', '23/09/2015'])).toBe('day first');
    expect(dateOrderOf(['03/09/2015', '09/23/2015'])).toBe('month first');
    expect(dateOrderOf(['03/09/2015', ''])).toBe('either');
    expect(dateOrderOf(['23/09/2015', '09/23/2015'])).toBe('mixed');
  });

  it('reads three form fields', () => {
    expect(dateFrom(' 3', '9', '2026 ')).toBe('2026-09-03');
    expect(dateFrom('3', 'sep', '2026')).toBe('2026-09-03');
    expect(dateFrom('', '9', '2026')).toBeUndefined();
    expect(dateFrom('31', '9', '2026')).toBeUndefined();
    expect(dateFrom('3', '9', '26')).toBeUndefined();
  });
});
