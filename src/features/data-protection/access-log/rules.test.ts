import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  entriesOf,
  inShort,
  kindOf,
  momentsOf,
  monthAfter,
  monthFrom,
  monthInWords,
  whatOf,
} from './rules.ts';

const line = (at: string, staffId = 'a', action = 'read', subject = 'record') => ({
  at,
  staffId,
  action,
  subject,
});

test.each([
  ['read', 'record', 'Opened the child’s page', 'looked'],
  ['read', 'plan', 'Opened the plan', 'looked'],
  ['read', 'views', 'Opened views', 'looked'],
  ['saw who has looked', 'audit', 'Read this list', 'looked'],
  ['wrote on', 'plan', 'Wrote on the plan', 'changed'],
  ['agreed', 'plan', 'Agreed the plan', 'changed'],
  ['decided', 'SEN or not', 'Decided whether the child has SEN', 'changed'],
  ['downloaded', 'register', 'Downloaded the register', 'took'],
  ['renamed', 'something new', 'Renamed something new', 'changed'],
])('"%s %s" is said as "%s"', (action, subject, words, kind) => {
  expect(whatOf({ action, subject })).toBe(words);
  expect(kindOf(action)).toBe(kind);
});

describe('a month of lines', () => {
  test('the same person, day and deed are one entry, with how often and when', () => {
    const lines = [
      line('2026-11-24T15:10:00.000Z'),
      line('2026-11-24T11:00:00.000Z', 'b'),
      line('2026-11-24T09:05:00.000Z'),
      line('2026-11-23T09:05:00.000Z'),
    ];
    expect(
      entriesOf(lines, '2026-11').map(({ day, staffId, times, first, last }) => [
        day,
        staffId,
        times,
        first,
        last,
      ]),
    ).toEqual([
      ['2026-11-24', 'a', 2, '09:05', '15:10'],
      ['2026-11-24', 'b', 1, '11:00', '11:00'],
      ['2026-11-23', 'a', 1, '09:05', '09:05'],
    ]);
  });

  test('is a month on an English wall', () => {
    const lines = [line('2026-06-30T23:30:00.000Z'), line('2026-05-31T23:30:00.000Z')];
    expect(entriesOf(lines, '2026-06').map(({ day }) => day)).toEqual(['2026-06-01']);
    expect(entriesOf(lines, '2026-07').map(({ day }) => day)).toEqual(['2026-07-01']);
  });

  test('every moment of a month on an English wall is asked for', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-30'), noInvalidDate: true }),
        (date) => {
          const at = date.toISOString();
          const [entry] = entriesOf([line(at)], '');
          const { from, until } = momentsOf(entry!.day.slice(0, 7));
          expect(from <= at && at < until).toBe(true);
        },
      ),
    );
  });

  test('no line is lost: the times add up', () => {
    const lines = fc.array(
      fc.record({
        at: fc
          .integer({ min: 0, max: 27 * 24 * 60 })
          .map((minute) => new Date(Date.UTC(2026, 10, 2) + minute * 60_000).toISOString()),
        staffId: fc.constantFrom('a', 'b', null),
        action: fc.constantFrom('read', 'wrote on', 'downloaded'),
        subject: fc.constantFrom('record', 'plan'),
      }),
    );
    fc.assert(
      fc.property(lines, (all) => {
        const newestFirst = all.toSorted((a, b) => (a.at < b.at ? 1 : -1));
        const times = entriesOf(newestFirst, '2026-11').reduce((sum, entry) => sum + entry.times, 0);
        expect(times).toBe(all.length);
      }),
    );
  });
});

test('months', () => {
  expect(monthFrom('2026-02', '2026-11-24')).toBe('2026-02');
  expect(['2026-13', '', undefined, "2026-01'"].map((asked) => monthFrom(asked, '2026-11-24'))).toEqual(
    Array.from({ length: 4 }, () => '2026-11'),
  );
  expect(monthAfter('2026-12', 1)).toBe('2027-01');
  expect(monthAfter('2026-01', -1)).toBe('2025-12');
  expect(monthInWords('2026-11')).toBe('November 2026');
});

test('in short', () => {
  const lines = [line('2026-11-24T09:00:00.000Z'), line('2026-11-24T09:00:00.000Z', 'b', 'wrote on', 'plan')];
  expect(inShort(entriesOf(lines, '2026-11'))).toBe(
    '2 people opened this record on one day; 1 of them wrote or changed something.',
  );
  expect(inShort(entriesOf(lines.slice(0, 1), '2026-11'))).toBe(
    'One person opened this record on one day; nothing was changed.',
  );
});
