import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { dateOfDay } from '../../basics/dates.ts';
import { isWithoutGaps, isWithoutOverlaps } from '../../basics/period.ts';
import {
  beginSenSupport,
  carryOverSenSupport,
  endEhcPlan,
  isWithoutLivePlan,
  isWithoutNotice,
  leaveSenSupport,
  movesFrom,
  recordEhcPlan,
  statusOn,
  stopWatching,
  watch,
} from './rules.ts';
import type { Moved, StatusPeriod } from './rules.ts';

const notice = { id: 'n1', on: '2026-11-02' };
const watched: StatusPeriod[] = [{ from: '2026-09-10', status: 'watched' }];
const supported: StatusPeriod[] = [{ from: '2026-11-02', status: 'K', noticeId: 'n1' }];
const history = (moved: Moved) => (moved.ok ? moved.history : []);
const reason = (moved: Moved) => (moved.ok ? '' : moved.reason);

describe('SEN support', () => {
  it('begins only when the notice exists', () => {
    expect(reason(beginSenSupport(watched, '2026-11-02', undefined))).toContain('notice');
    expect(reason(beginSenSupport(watched, '2026-11-01', notice))).toContain('before the date of the notice');
    expect(history(beginSenSupport(watched, '2026-11-02', notice))).toEqual([
      { from: '2026-09-10', until: '2026-11-02', status: 'watched' },
      { from: '2026-11-02', status: 'K', noticeId: 'n1' },
    ]);
  });

  it('that began elsewhere is carried over by a person, and shows that no notice is held', () => {
    expect(carryOverSenSupport([], '2025-03-01', '').ok).toBe(false);
    const [period] = history(carryOverSenSupport([], '2025-03-01', 'Ms Okafor'));
    expect(period?.status).toBe('K');
    expect(isWithoutNotice(period)).toBe(true);
    expect(isWithoutNotice(supported[0])).toBe(false);
  });

  it('is left with monitoring, and only then can the child come off the register', () => {
    expect(stopWatching(supported, '2027-01-05').ok).toBe(false);
    const left = history(leaveSenSupport(supported, '2027-01-05'));
    expect(statusOn(left, '2027-01-05')?.status).toBe('watched');
    const off = history(stopWatching(left, '2027-06-01'));
    expect(statusOn(off, '2027-06-01')).toBeUndefined();
    expect(statusOn(off, '2026-12-01')?.status).toBe('K');
  });

  it('goes on until the council has issued an EHC plan: a request is not a plan', () => {
    expect(recordEhcPlan(supported, undefined).ok).toBe(false);
    const withPlan = history(recordEhcPlan(supported, '2027-04-20'));
    expect(statusOn(withPlan, '2027-04-19')?.status).toBe('K');
    expect(statusOn(withPlan, '2027-04-20')?.status).toBe('E');
    expect(statusOn(history(endEhcPlan(withPlan, '2027-09-01')), '2027-09-01')?.status).toBe('watched');
  });

  it('without a live plan shows, with its days', () => {
    expect(isWithoutLivePlan(supported[0], undefined, '2026-11-24')).toEqual({ days: 22 });
    expect(isWithoutLivePlan(supported[0], '2026-11-02', '2026-11-24')).toBeUndefined();
    expect(isWithoutLivePlan(watched[0], undefined, '2026-11-24')).toBeUndefined();
  });
});

describe('the register', () => {
  test.each([
    ['SEN support twice', beginSenSupport(supported, '2026-12-01', notice)],
    ['leaving what was never there', leaveSenSupport(watched, '2026-12-01')],
    [
      'SEN support beside an EHC plan',
      beginSenSupport([{ from: '2026-01-01', status: 'E' }], '2026-12-01', notice),
    ],
    ['watching a child with SEN support', watch(supported, '2026-12-01')],
    [
      'a change before the last one',
      leaveSenSupport([...supported, { from: '2027-01-01', status: 'E' }], '2026-12-01'),
    ],
  ])('refuses %s and says why', (_, moved) => expect(reason(moved).length).toBeGreaterThan(20));

  it('has a way on from every status', () => {
    for (const status of [undefined, 'watched', 'K', 'E'] as const)
      expect(movesFrom(status).length).toBeGreaterThan(0);
  });

  it('keeps a history without gaps or overlaps, whatever is tried', () => {
    const act = fc.tuple(fc.nat(4), fc.integer({ min: 20_000, max: 20_400 }).map(dateOfDay));
    fc.assert(
      fc.property(fc.array(act, { maxLength: 15 }), (acts) => {
        let all: StatusPeriod[] = [];
        for (const [which, on] of acts) {
          const moved = [
            () => watch(all, on),
            () => beginSenSupport(all, on, { id: 'n', on }),
            () => leaveSenSupport(all, on),
            () => recordEhcPlan(all, on),
            () => endEhcPlan(all, on),
          ][which]!();
          if (moved.ok) all = moved.history;
        }
        expect(isWithoutOverlaps(all)).toBe(true);
        expect(isWithoutGaps(all)).toBe(true);
      }),
    );
  });
});
