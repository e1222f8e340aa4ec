import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addDays, dateOfDay } from '../../basics/dates.ts';
import type { SchoolCalendar } from '../../basics/school-days.ts';
import { meetingsThisYear } from './meetings.ts';
import { isStalled, nextSteps, suggestNextSteps } from './next-steps.ts';
import { adviceOnMeasure, moveReview, outcomeResults, reviewClock, reviewInWords } from './rules.ts';
import type { OutcomeResult, ReviewDate } from './rules.ts';

const today = '2026-11-24';
const at = (reviewOn: string): ReviewDate[] => [{ reviewOn, setOn: '2026-09-10' }];

describe('a review date', () => {
  test.each([
    ['2026-11-23', 'overdue', -1],
    ['2026-11-24', 'this week', 0],
    ['2026-11-29', 'this week', 5],
    ['2026-11-30', 'soon', 6],
    ['2026-12-15', 'soon', 21],
    ['2026-12-16', 'later', 22],
  ])('of %s is %s on a Tuesday, 24 November', (reviewOn, state, days) => {
    expect(reviewClock(at(reviewOn), today)).toEqual({ state, dueOn: reviewOn, days, timesMoved: 0 });
  });

  it('that was never set shows as none', () => {
    expect(reviewClock([], today).state).toBe('none');
    expect(reviewInWords(reviewClock([], today))).toBe('No review date');
  });

  it('is said in words', () => {
    expect(reviewInWords(reviewClock(at('2026-11-23'), today))).toBe(
      'Was due on 23 November 2026, 1 day ago',
    );
    expect(reviewInWords(reviewClock(at('2026-12-15'), today))).toBe('Due on 15 December 2026, in 3 weeks');
  });

  it('moves only with a reason, and the earlier date stays to be seen', () => {
    const dates = at('2026-11-20');
    expect(moveReview(dates, '2026-12-04', ' ', today)).toMatchObject({ ok: false, field: 'reason' });
    expect(moveReview(dates, '2026-11-23', 'Snow', today)).toMatchObject({ ok: false, field: 'reviewOn' });
    expect(moveReview(dates, '', 'Snow', today)).toMatchObject({
      ok: false,
      reason: 'Enter the new date of the review',
    });
    const moved = moveReview(dates, '2026-12-04', 'Father works nights', today);
    expect(moved.ok && moved.dates).toEqual([
      ...dates,
      { reviewOn: '2026-12-04', setOn: today, reason: 'Father works nights' },
    ]);
    expect(moved.ok && reviewClock(moved.dates, today)).toMatchObject({ dueOn: '2026-12-04', timesMoved: 1 });
  });

  it('never vanishes, however often it moves', () => {
    const day = fc.integer({ min: 0, max: 300 }).map((days) => addDays(today, days));
    fc.assert(
      fc.property(fc.array(fc.tuple(day, fc.constantFrom('', 'Illness')), { maxLength: 8 }), (moves) => {
        let dates = at('2026-12-01');
        for (const [to, reason] of moves) {
          const moved = moveReview(dates, to, reason, today);
          if (!moved.ok) continue;
          expect(moved.dates.slice(0, -1)).toEqual(dates);
          expect(moved.dates.at(-1)?.reason).toBe('Illness');
          dates = moved.dates;
        }
        expect(reviewClock(dates, today).dueOn).toBeDefined();
      }),
    );
  });

  it('asks for the same measure at the end as at the start', () => {
    expect(adviceOnMeasure('Ten-minute count', ' ten-minute  count')).toBeUndefined();
    expect(adviceOnMeasure('Ten-minute count', 'Teacher judgement')).toContain('hard to compare');
    expect(adviceOnMeasure('Ten-minute count', '')).toContain('Say how');
  });
});

describe('meetings with parents in the academic year', () => {
  const calendar: SchoolCalendar = {
    terms: [
      { name: 'Autumn', startsOn: '2026-09-01', endsOn: '2026-12-18' },
      { name: 'Spring', startsOn: '2027-01-04', endsOn: '2027-03-25' },
      { name: 'Summer', startsOn: '2027-04-12', endsOn: '2027-07-21' },
    ],
    closures: [],
  };

  test.each([
    ['2026-09-20', 0, 'nobody is behind in the first weeks'],
    ['2026-12-17', 1, 'one by about Christmas'],
    ['2027-04-20', 2, 'two after Easter'],
    ['2027-07-21', 3, 'three by the end'],
    ['2027-08-20', 3, 'three in the holidays after'],
  ])('by %s there should be %i (%s)', (day, expected) => {
    expect(meetingsThisYear([], day, calendar)).toEqual({
      held: 0,
      minimum: 3,
      expectedByNow: expected,
      short: expected,
    });
  });

  it('count from September, and not those still to come', () => {
    const meetings = ['2026-08-31', '2026-09-15', '2027-01-20', '2027-06-01'].map((heldOn) => ({ heldOn }));
    expect(meetingsThisYear(meetings, '2027-04-20', calendar)).toMatchObject({ held: 2, short: 0 });
    expect(meetingsThisYear(meetings, '2027-09-01', calendar)).toMatchObject({ held: 0, short: 0 });
  });

  it('are expected in step with when SEN support began', () => {
    expect(meetingsThisYear([], '2027-07-21', calendar, '2027-04-12')).toMatchObject({ expectedByNow: 1 });
  });

  it('are counted by dates where no terms are entered', () => {
    const none = { terms: [], closures: [] };
    expect(meetingsThisYear([], '2026-09-20', none).expectedByNow).toBe(0);
    expect(meetingsThisYear([], '2027-08-10', none).expectedByNow).toBe(3);
  });

  it('are never expected beyond the minimum, and never fewer as the year goes on', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 20_697, max: 21_060 }),
        fc.integer({ min: 0, max: 6 }),
        (number, minimum) => {
          const [one, next] = [number, number + 1].map((day) =>
            meetingsThisYear([], dateOfDay(day), calendar, undefined, minimum),
          );
          expect(one!.expectedByNow).toBeLessThanOrEqual(minimum);
          expect(next!.expectedByNow).toBeGreaterThanOrEqual(one!.expectedByNow);
        },
      ),
    );
  });
});

describe('the next step after a review', () => {
  const cycle = (...results: OutcomeResult[]) => ({ results });
  const suggested = (...facts: Parameters<typeof suggestNextSteps>) =>
    suggestNextSteps(...facts)
      .filter((each) => each.suggested)
      .map(({ step }) => step);
  const [met, notMet] = [cycle('met', 'met'), cycle('not met', 'partly met')];

  test.each([
    [
      'all met',
      { cycles: [met], specialistInvolved: false, wellBelowPeers: false },
      ['leave SEN support with monitoring'],
    ],
    [
      'one cycle not met',
      { cycles: [notMet], specialistInvolved: false, wellBelowPeers: false },
      ['next cycle'],
    ],
    [
      'two cycles not met',
      { cycles: [notMet, notMet], specialistInvolved: false, wellBelowPeers: false },
      ['next cycle', 'ask a specialist'],
    ],
    [
      'two not met with a specialist',
      { cycles: [notMet, notMet], specialistInvolved: true, wellBelowPeers: false },
      ['next cycle', 'ask a specialist', 'consider EHC needs assessment'],
    ],
    [
      'well below peers',
      { cycles: [cycle('partly met')], specialistInvolved: false, wellBelowPeers: true },
      ['next cycle', 'ask a specialist'],
    ],
    [
      'met but one not measured',
      { cycles: [cycle('met', 'not measured')], specialistInvolved: false, wellBelowPeers: false },
      ['next cycle'],
    ],
  ])('after %s', (_, facts, steps) => expect(suggested(facts)).toEqual(steps));

  it('always offers all four, each with its reason and source', () => {
    const result = fc.constantFrom(...outcomeResults.map(({ id }) => id));
    const cycles = fc.array(fc.record({ results: fc.array(result, { maxLength: 4 }) }), { maxLength: 4 });
    fc.assert(
      fc.property(cycles, fc.boolean(), fc.boolean(), (all, specialistInvolved, wellBelowPeers) => {
        const suggestions = suggestNextSteps({ cycles: all, specialistInvolved, wellBelowPeers });
        expect(suggestions.map(({ step }) => step)).toEqual(nextSteps.map(({ id }) => id));
        expect(suggestions.every(({ why, source }) => why.length > 20 && source)).toBe(true);
        expect(suggestions.some((each) => each.suggested)).toBe(true);
        if (isStalled(all)) expect(suggestions[1]?.suggested).toBe(true);
      }),
    );
  });

  it('explains a stall with its numbers', () => {
    const [, specialist] = suggestNextSteps({
      cycles: [notMet, cycle('not met')],
      specialistInvolved: false,
      wellBelowPeers: false,
    });
    expect(specialist?.why).toContain('1 of 2 not met; then 1 of 1 not met');
  });

  it('what was not measured says nothing about a stall', () => {
    expect(isStalled([cycle('not measured'), notMet])).toBe(false);
    expect(isStalled([met, notMet])).toBe(false);
  });
});
