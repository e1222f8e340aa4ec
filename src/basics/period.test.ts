import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dateOfDay } from './dates.ts';
import {
  close,
  contains,
  current,
  follow,
  formatPeriod,
  intersection,
  isOpen,
  isWithoutGaps,
  isWithoutOverlaps,
  overlaps,
} from './period.ts';
import type { Period } from './period.ts';

const day = fc.integer({ min: 20_000, max: 20_400 }).map(dateOfDay);
const period: fc.Arbitrary<Period> = fc
  .tuple(day, fc.option(fc.integer({ min: 0, max: 90 }), { nil: undefined }))
  .map(([from, days]) => (days === undefined ? { from } : { from, until: addDays(from, days) }));

describe('a period', () => {
  it('holds from its first day, and no longer on the day it ends', () => {
    const term = { from: '2026-09-01', until: '2026-12-19' };
    expect(contains(term, '2026-08-31')).toBe(false);
    expect(contains(term, '2026-09-01')).toBe(true);
    expect(contains(term, '2026-12-18')).toBe(true);
    expect(contains(term, '2026-12-19')).toBe(false);
    expect(formatPeriod(term)).toBe('1 September to 18 December 2026');
    expect(isOpen({ from: '2026-09-01' })).toBe(true);
  });

  it('keeps its earlier end when it is ended twice', () => {
    expect(close({ from: '2026-09-01', until: '2026-10-01' }, '2026-11-01').until).toBe('2026-10-01');
    expect(close<Period>({ from: '2026-09-01' }, '2026-08-01').until).toBe('2026-09-01');
  });

  it('overlaps another exactly when some day belongs to both', () => {
    fc.assert(
      fc.property(period, period, (a, b) => {
        const days = Array.from({ length: 600 }, (_, at) => dateOfDay(19_950 + at));
        const shared = days.filter((date) => contains(a, date) && contains(b, date));
        expect(overlaps(a, b)).toBe(shared.length > 0);
        expect(overlaps(b, a)).toBe(overlaps(a, b));
        expect(intersection(a, b)?.from).toBe(shared[0]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a history of periods', () => {
  it('made by one fact following another has neither gaps nor overlaps', () => {
    fc.assert(
      fc.property(fc.array(day, { minLength: 1, maxLength: 8 }), (starts) => {
        const history = starts.reduce<Period[]>((sofar, from) => follow(sofar, { from }), []);
        expect(isWithoutOverlaps(history)).toBe(true);
        expect(isWithoutGaps(history)).toBe(true);
        expect(history.filter(isOpen)).toHaveLength(1);
        expect(current(history, '2030-01-01')).toBe(history.at(-1));
      }),
    );
  });

  it('shows its gaps and overlaps', () => {
    const autumn = { from: '2026-09-01', until: '2026-12-19' };
    expect(isWithoutGaps([autumn, { from: '2027-01-05' }])).toBe(false);
    expect(isWithoutOverlaps([autumn, { from: '2026-12-01' }])).toBe(false);
  });
});
