import { expect, test } from 'vitest';
import { matchesOf, settled, travelling } from './rules.ts';

const end = { leftOn: '2026-12-18', from: 'Alder Primary', now: '2027-01-04T09:00:00.000Z' };
const because = 'Moved on from Alder Primary';

test.each([
  [
    'sen_period',
    { until_on: null, from_on: '2026-01-01' },
    { until_on: '2026-12-19', ended_because: because },
  ],
  ['sen_period', { until_on: '2026-05-01', from_on: '2026-01-01' }, { until_on: '2026-05-01' }],
  ['sen_period', { until_on: null, from_on: '2027-01-01' }, { until_on: '2027-01-01' }],
  ['document', { status: 'draft', ended_at: null }, { status: 'ended', ended_at: end.now }],
  ['document', { status: 'ended', ended_at: 'before' }, { status: 'ended', ended_at: 'before' }],
  ['provision', { group_id: 'g', ends_on: null }, { group_id: null, ends_on: '2026-12-18' }],
  ['provision', { group_id: null, ends_on: '2026-10-01' }, { group_id: null, ends_on: '2026-10-01' }],
  [
    'meeting',
    { held_on: null, on_day: '2027-01-12', cancelled_because: null },
    { cancelled_because: because },
  ],
  [
    'meeting',
    { held_on: '2026-10-01', on_day: '2026-10-01', cancelled_because: null },
    { cancelled_because: null },
  ],
  ['concern', { closed_on: null }, { closed_on: '2026-12-18', closed_because: because }],
  ['cycle', { ended_on: null }, { ended_on: '2026-12-18' }],
  ['score', { value: 82 }, { value: 82 }],
] as const)('%s: %j comes as %j', (table, row, comes) =>
  expect(settled(table, row, end)).toMatchObject(comes),
);

test('what is the school’s own stays, and copies that never arrived, and questions nobody answered', () => {
  const rows = travelling(
    new Map([
      ['audit', [{ id: 'a' }]],
      ['class_pupil', [{ class_id: 'c' }]],
      [
        'delivery',
        [
          { id: 'd1', state: 'sent' },
          { id: 'd2', state: 'waiting' },
        ],
      ],
      [
        'delivery_event',
        [
          { id: 'e1', delivery_id: 'd1' },
          { id: 'e2', delivery_id: 'd2' },
        ],
      ],
      ['teacher_answer', [{ ask_id: 'q', answered_at: null }]],
      ['score', [{ id: 's' }]],
    ]),
  );
  expect(rows).toEqual({
    delivery: [{ id: 'd1', state: 'sent' }],
    delivery_event: [{ id: 'e1', delivery_id: 'd1' }],
    score: [{ id: 's' }],
  });
});

test('a child is known by UPN, else by name and date of birth, and never by one of the two', () => {
  const child = {
    id: 'x',
    upn: 'H211400026001',
    surname: 'O’Neill',
    forename: 'Zoë',
    dateOfBirth: '2018-03-14',
  };
  const other = { id: 'y', upn: null, surname: 'Oneill', forename: 'Zoe', dateOfBirth: '2018-03-14' };
  expect(
    matchesOf(child, [
      { ...other, surname: 'Begum' },
      { ...other, dateOfBirth: '2018-03-15' },
    ]),
  ).toEqual([]);
  expect(matchesOf(child, [other])).toMatchObject([{ by: 'name' }]);
  expect(matchesOf(child, [{ ...other, upn: child.upn, surname: 'Begum' }])).toMatchObject([{ by: 'upn' }]);
  expect(matchesOf({ ...child, upn: null }, [{ ...other, surname: 'Begum' }])).toEqual([]);
});
