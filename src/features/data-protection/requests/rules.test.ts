import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addMonths } from '../../../basics/dates.ts';
import { copyDueOn, isPaused, stepsOpen, timeLeft, type Step } from './rules.ts';

const calendar = {
  terms: [
    { name: 'Autumn', startsOn: '2026-09-02', endsOn: '2026-12-18' },
    { name: 'Spring', startsOn: '2027-01-04', endsOn: '2027-03-25' },
  ],
  closures: [{ startsOn: '2026-10-26', endsOn: '2026-10-30', reason: 'Half-term' }],
};
const earliest = { monthBeginsAfter: 0 };
const step = (kind: Step['kind'], onDay: string, due: string | null = null): Step => ({
  kind,
  onDay,
  dueOn: due,
});

describe('the clock of a subject access request', () => {
  test.each([
    ['a month later', '2026-11-03', [], '2026-12-03'],
    ['the last day of a shorter month', '2027-01-31', [], '2027-02-28'],
    ['three months in all when it is complex', '2026-11-03', [step('extended', '2026-11-10')], '2027-02-03'],
    [
      'not moved by a pause',
      '2026-11-03',
      [step('paused', '2026-11-05'), step('resumed', '2026-11-09')],
      '2026-12-03',
    ],
    [
      'as somebody set it, the newest',
      '2026-11-03',
      [step('date-set', '2026-11-05', '2026-12-10'), step('date-set', '2026-11-06', '2026-12-12')],
      '2026-12-12',
    ],
  ] as const)('%s', (_, receivedOn, steps, due) => {
    expect(copyDueOn({ kind: 'subject-access', receivedOn, steps }, calendar, earliest)).toBe(due);
  });

  test('begins the day after receipt where the school has settled it so', () => {
    const request = { kind: 'subject-access', receivedOn: '2026-11-03', steps: [] } as const;
    expect(copyDueOn(request, calendar, { monthBeginsAfter: 1 })).toBe('2026-12-04');
  });

  test('is never later than a calendar month by itself', () => {
    const day = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const receivedOn = date.toISOString().slice(0, 10);
        const due = copyDueOn({ kind: 'subject-access', receivedOn, steps: [] }, calendar, earliest);
        expect(due <= addMonths(receivedOn, 1)).toBe(true);
        expect(due > receivedOn).toBe(true);
      }),
    );
  });
});

describe('the clock of the educational record', () => {
  const request = { kind: 'educational-record', receivedOn: '2026-10-19', steps: [] } as const;

  test('is 15 school days: weekends, half-term and holidays do not count', () => {
    expect(copyDueOn(request, calendar, earliest)).toBe('2026-11-16');
    expect(copyDueOn({ ...request, receivedOn: '2026-12-14' }, calendar, earliest)).toBe('2027-01-18');
  });

  test('is not extended or paused: those are of subject access', () => {
    expect(stepsOpen(request)).toEqual(['date-set', 'noted']);
  });
});

test('the clock is paused and goes on in turn, and is extended once', () => {
  const request = { kind: 'subject-access', receivedOn: '2026-11-03', steps: [] } as const;
  expect(stepsOpen(request)).toEqual(['extended', 'paused', 'date-set', 'noted']);
  const paused = { ...request, steps: [step('extended', '2026-11-04'), step('paused', '2026-11-05')] };
  expect([isPaused(paused), stepsOpen(paused)]).toEqual([true, ['resumed', 'date-set', 'noted']]);
  expect(isPaused({ steps: [...paused.steps, step('resumed', '2026-11-06')] })).toBe(false);
});

test.each([
  ['subject-access', '2026-12-03', '9 days left'],
  ['subject-access', '2026-11-24', 'due today'],
  ['subject-access', '2026-11-23', '1 day late'],
  ['educational-record', '2026-11-30', '4 school days left'],
] as const)('%s due on %s: %s', (kind, due, words) => {
  expect(timeLeft(kind, due, '2026-11-24', calendar)).toBe(words);
});
