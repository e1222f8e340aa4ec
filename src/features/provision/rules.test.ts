import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SchoolCalendar } from '../../basics/school-days.ts';
import {
  deliveryInWords,
  deliveryOf,
  missedReasons,
  pileOf,
  plannedSessions,
  sumOfDeliveries,
} from './rules.ts';
import type { SessionLog } from './rules.ts';

const calendar: SchoolCalendar = {
  terms: [{ name: 'Autumn', startsOn: '2026-09-01', endsOn: '2026-12-18' }],
  closures: [{ startsOn: '2026-10-26', endsOn: '2026-10-30', reason: 'Half-term' }],
};
const schedule = {
  weekdays: [1, 3],
  startsAt: '09:15',
  minutes: 20,
  startsOn: '2026-10-19',
  endsOn: '2026-11-11',
};
const planned = plannedSessions(schedule, calendar, '2026-09-01', '2027-07-31');

describe('sessions planned', () => {
  it('fall on their weekdays, not in half-term, and only while the support runs', () => {
    expect(planned.map(({ on }) => on)).toEqual([
      '2026-10-19',
      '2026-10-21',
      '2026-11-02',
      '2026-11-04',
      '2026-11-09',
      '2026-11-11',
    ]);
    expect(plannedSessions(schedule, calendar, '2026-11-03', '2026-11-04')).toEqual([
      { on: '2026-11-04', startsAt: '09:15', minutes: 20 },
    ]);
  });
});

describe('planned against delivered', () => {
  const logs: SessionLog[] = [
    { on: '2026-10-19', outcome: 'held' },
    { on: '2026-10-21', outcome: 'missed', reason: 'adult moved' },
    { on: '2026-11-02', outcome: 'changed', minutes: 10 },
    { on: '2026-11-03', outcome: 'held', minutes: 15 },
    { on: '2026-11-09', outcome: 'missed', reason: 'child absent' },
  ];

  it('says what was held, missed and why, changed, and not logged', () => {
    const delivery = deliveryOf(planned, logs, '2026-11-10');
    expect(delivery).toEqual({
      planned: 5,
      held: 1,
      changed: 1,
      missed: 2,
      missedBy: { 'adult moved': 1, 'child absent': 1 },
      unlogged: 1,
      extra: 1,
      minutesPlanned: 100,
      minutesGiven: 45,
    });
    expect(deliveryInWords(delivery)).toBe(
      'Planned 100 minutes, given 45. 2 missed: child was away 1, adult was needed elsewhere 1. 1 not logged.',
    );
  });

  it("does not count today's session until something is said about it", () => {
    expect(deliveryOf(planned, [], '2026-11-04').planned).toBe(3);
    expect(deliveryOf(planned, [{ on: '2026-11-04', outcome: 'held' }], '2026-11-04').planned).toBe(4);
    expect(deliveryInWords(deliveryOf(planned, [], '2026-10-01'))).toBe('No sessions planned so far');
  });

  it('always adds up, for one child and for a group', () => {
    const log: fc.Arbitrary<SessionLog> = fc.record({
      on: fc.constantFrom(...planned.map(({ on }) => on), '2026-11-03'),
      outcome: fc.constantFrom('held', 'missed', 'changed'),
      reason: fc.constantFrom(...missedReasons.map(({ id }) => id)),
    });
    const day = fc.constantFrom('2026-10-20', '2026-11-04', '2026-12-01');
    fc.assert(
      fc.property(
        fc.array(log, { maxLength: 12 }),
        fc.array(log, { maxLength: 12 }),
        day,
        (one, other, today) => {
          const each = [deliveryOf(planned, one, today), deliveryOf(planned, other, today)];
          for (const sum of [...each, sumOfDeliveries(each)]) {
            expect(sum.held + sum.changed + sum.missed + sum.unlogged).toBe(sum.planned);
            expect(Object.values(sum.missedBy).reduce((a, b) => a + b, 0)).toBe(sum.missed);
          }
        },
      ),
    );
  });
});

describe('missed sessions', () => {
  const missed = ['2026-11-02', '2026-11-04', '2026-11-09'].map((on): SessionLog => ({
    on,
    outcome: 'missed',
  }));

  it('pile up until somebody decides something', () => {
    expect(pileOf(missed)).toEqual({ missed: 3, since: '2026-11-02', needsDeciding: true });
    expect(pileOf(missed, '2026-11-04')).toEqual({ missed: 1, since: '2026-11-09', needsDeciding: false });
    expect(pileOf(missed, undefined, 4).needsDeciding).toBe(false);
  });

  it('do not sink back when later sessions are held', () => {
    expect(pileOf([...missed, { on: '2026-11-11', outcome: 'held' }]).needsDeciding).toBe(true);
  });
});
