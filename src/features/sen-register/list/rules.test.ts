import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asQuery, readFilter } from './forms.ts';
import {
  countsOf,
  inOrderOf,
  isAskedFor,
  isCalled,
  reviewDays,
  reviewStands,
  type RegisterFilter,
  type RegisterRow,
} from './rules.ts';

// A Tuesday; the term ends on 18 December.
const days = reviewDays('2026-11-24', '2026-12-18');
const classId = 'a'.repeat(26);

const child = (given: Partial<RegisterRow> = {}): RegisterRow => ({
  id: 'p1',
  name: 'Amina Begum',
  surname: 'Begum',
  firstName: 'Amina',
  sortedBy: 'begum amina',
  year: '4',
  status: 'K',
  since: '2026-03-02',
  classId,
  className: '4 Oak',
  teacherId: 't1',
  teacher: 'Ms Okafor',
  reviewOn: '2026-12-01',
  needs: [
    { code: 'SLCN', rank: 1 },
    { code: 'SEMH', rank: 2 },
  ],
  ...given,
});
const asked = (given: Partial<RegisterFilter>): RegisterFilter => ({
  show: 'register',
  order: 'name',
  page: 1,
  ...given,
});

test.each([
  ['nothing', {}, true],
  ['her status', { status: 'K' }, true],
  ['another status', { status: 'E' }, false],
  ['her class', { class: classId }, true],
  ['another class', { class: 'b'.repeat(26) }, false],
  ['her year', { year: '4' }, true],
  ['another year', { year: '5' }, false],
  ['her second need', { need: 'SEMH' }, true],
  ['a need she does not have', { need: 'HI' }, false],
  ['an area that one of her needs is in', { need: 'communication' }, true],
  ['an area that none of her needs is in', { need: 'physical' }, false],
  ['who is responsible for her', { teacher: 't1' }, true],
  ['somebody else', { teacher: 't2' }, false],
  ['two things of which one holds', { status: 'K', year: '5' }, false],
] as const)('asked for %s', (_, filter, found) => {
  expect(isAskedFor(child(), asked(filter), days)).toBe(found);
});

describe('a review', () => {
  test.each([
    ['2026-11-23', 'overdue', ['overdue']],
    ['2026-11-24', 'today', ['week', 'four-weeks', 'term']],
    ['2026-11-29', 'on the Sunday of this week', ['week', 'four-weeks', 'term']],
    ['2026-11-30', 'on the Monday after', ['four-weeks', 'term']],
    ['2026-12-18', 'on the last day of term', ['four-weeks', 'term']],
    ['2026-12-22', 'in four weeks, after the term', ['four-weeks']],
    ['2026-12-23', 'later', []],
    [null, 'without a date', ['none']],
  ] as const)('on %s (%s) is found as due: %s %s', (reviewOn, _, found) => {
    const dues = ['overdue', 'week', 'four-weeks', 'term', 'none'] as const;
    expect(dues.filter((review) => isAskedFor(child({ reviewOn }), asked({ review }), days))).toEqual(found);
  });

  test('says how it stands in words', () => {
    expect(reviewStands(child({ reviewOn: '2026-11-23' }), days)?.words).toBe('Overdue');
    expect(reviewStands(child({ reviewOn: null }), days)?.words).toBe('No date yet');
    expect(reviewStands(child({ reviewOn: null, status: 'watched' }), days)).toBeUndefined();
  });
});

test.each([
  ['am', true],
  ['beg', true],
  ['am beg', true],
  ['Begum, ', true],
  ['mina', false],
  ['amina okafor', false],
])("'%s' finds Amina Begum: %s", (typed, found) => {
  expect(isCalled(child(), typed.replace(',', ''))).toBe(found);
});

test('a name with a hyphen or an apostrophe is found by each of its parts', () => {
  const oneil = child({ name: "Orla O'Neil-Shah", sortedBy: "o'neil-shah orla" });
  for (const typed of ['neil', 'shah', "o'neil", 'orla sh']) expect(isCalled(oneil, typed)).toBe(true);
});

test('counts say how many, and a child whose needs span two areas counts in both', () => {
  const counts = countsOf([child(), child({ status: 'E', needs: [], reviewOn: '2026-11-01' })], days);
  expect(counts.byStatus).toEqual({ K: 1, E: 1, watched: 0 });
  expect(counts.overdue).toBe(1);
  expect(counts.byArea.map(({ children }) => children)).toEqual([1, 0, 1, 0]);
});

test('order is by what was asked, then by surname; nobody is lost; years stand as the school counts them', () => {
  const rows = [child({ id: 'a', year: '10' }), child({ id: 'b', year: 'R' }), child({ id: 'c', year: '2' })];
  expect(inOrderOf(rows, 'class').map(({ id }) => id)).toEqual(['b', 'c', 'a']);
  expect(inOrderOf([child({ id: 'x', reviewOn: null }), child({ id: 'y' })], 'review')[0]?.id).toBe('y');
});

test('filters survive the way into an address and back; what an address makes up asks for nothing', () => {
  fc.assert(
    fc.property(
      fc.record({
        show: fc.constantFrom('register' as const, 'everyone' as const),
        status: fc.constantFrom('K' as const, 'E' as const, 'watched' as const, undefined),
        class: fc.constantFrom(classId, undefined),
        year: fc.constantFrom('R', '4', undefined),
        need: fc.constantFrom('SLCN' as const, 'semh' as const, undefined),
        teacher: fc.constantFrom(classId, undefined),
        review: fc.constantFrom('overdue' as const, 'term' as const, undefined),
        order: fc.constantFrom('name' as const, 'review' as const),
        page: fc.integer({ min: 1, max: 50 }),
      }),
      (filter) => {
        expect(readFilter(asQuery(filter))).toEqual(filter);
      },
    ),
  );
  expect(readFilter({ status: "K' or 1=1", class: '../x', page: '-3', order: 'height' })).toEqual(
    readFilter({}),
  );
});
