import { describe, expect, it, test } from 'vitest';
import type { SchoolCalendar } from '../../basics/school-days.ts';
import { isReplyOverdue, replyClock } from './rules.ts';

const calendar: SchoolCalendar = {
  terms: [{ name: 'Autumn', startsOn: '2026-09-01', endsOn: '2026-12-18' }],
  closures: [{ startsOn: '2026-10-26', endsOn: '2026-10-30', reason: 'Half-term' }],
};

describe('the reply to a concern raised on the Wednesday before half-term', () => {
  const raisedOn = '2026-10-21';
  test.each([
    ['2026-10-21', 'waiting', 5],
    ['2026-10-28', 'waiting', 3],
    ['2026-11-04', 'due today', 0],
    ['2026-11-05', 'overdue', -1],
    ['2026-11-07', 'overdue', -2],
  ])('on %s is %s', (today, state, schoolDays) => {
    expect(replyClock({ raisedOn }, today, calendar)).toEqual({ state, dueOn: '2026-11-04', schoolDays });
  });

  test.each([
    ['2026-11-04', 'replied'],
    ['2026-11-05', 'replied late'],
  ])('given on %s is %s', (repliedOn, state) => {
    expect(replyClock({ raisedOn, repliedOn }, '2026-12-01', calendar).state).toBe(state);
  });

  it('is due sooner where the school says so', () => {
    expect(replyClock({ raisedOn }, raisedOn, calendar, 2).dueOn).toBe('2026-10-23');
    expect(isReplyOverdue({ raisedOn }, '2026-11-02', calendar, 2)).toBe(true);
    expect(isReplyOverdue({ raisedOn }, '2026-11-02', calendar)).toBe(false);
  });
});
