import { describe, expect, test } from 'vitest';
import { placeHeadings, problemOfUrn, readPlaces, settle, type PlaceOrder } from './rules.ts';

const today = '2026-11-24';
const schoolOf = (named: string) => ({ oak: 'oak', '123456': 'oak', elm: 'elm' })[named];
const lines = (...rows: string[]) =>
  [placeHeadings.join(','), ...rows].map((row, at) => ({ line: at + 1, cells: row.split(',') }));

test.each([
  ['123456', true],
  ['12345', false],
  ['1234567', false],
  ['12345a', false],
])('a URN %s', (urn, isRight) => expect(problemOfUrn(urn) === undefined).toBe(isRight));

describe('a list of places', () => {
  test('is read by its headings, a school by id or URN, a role by either name', () => {
    const { orders, faults } = readPlaces(
      lines(
        'give,123456,Nia@Example.org,SENCO,Nia Office,Lead,,',
        'end,elm,b@example.org,,,,,2027-03-25',
        ',elm,c@example.org,teaching assistant,C,,2027-01-04,2027-07-21',
      ),
      today,
      schoolOf,
    );
    expect(faults).toEqual([]);
    expect(
      orders.map(({ action, school, email, role, from, until }) => [
        action,
        school,
        email,
        role,
        from,
        until,
      ]),
    ).toEqual([
      ['give', 'oak', 'nia@example.org', 'senco', today, null],
      ['end', 'elm', 'b@example.org', 'teacher', today, '2027-03-25'],
      ['give', 'elm', 'c@example.org', 'assistant', '2027-01-04', '2027-07-21'],
    ]);
  });

  test.each([
    ['give,ash,a@example.org,head,A,,,', 'There is no open school "ash"'],
    ['give,oak,a example,head,A,,,', 'is no e-mail address'],
    ['give,oak,a@example.org,king,A,,,', 'The role is "king"'],
    ['take,oak,a@example.org,head,A,,,', 'The action is "take"'],
    ['give,oak,a@example.org,head,A,,31/12/2026,', 'The day in "from" is "31/12/2026"'],
    ['give,oak,a@example.org,head,A,,2027-02-01,2027-01-01', 'The last day comes before the first'],
  ])('says what is wrong and on which line: %s', (row, says) => {
    const { orders, faults } = readPlaces(lines('give,oak,z@example.org,head,Z,,,', row), today, schoolOf);
    expect(faults).toEqual([{ line: 3, what: expect.stringContaining(says) }]);
    expect(orders).toHaveLength(1);
  });

  test('names nobody twice at one school, and every fault at once', () => {
    const { faults } = readPlaces(
      lines('give,oak,a@example.org,head,A,,,', 'give,123456,A@example.org,head,A,,,', 'give,?,x,king,,,,'),
      today,
      schoolOf,
    );
    expect(faults.map(({ line }) => line)).toEqual([3, 4, 4, 4]);
  });

  test('needs its headings', () => {
    const rows = [{ line: 1, cells: ['email', 'rôle'] }];
    expect(readPlaces(rows, today, schoolOf).faults[0]!.what).toMatch(/school is not among them/);
    const odd = [{ line: 1, cells: ['school', 'email', 'pay'] }];
    expect(readPlaces(odd, today, schoolOf).faults[0]!.what).toMatch(/no column "pay"/);
  });
});

describe('what an order comes to', () => {
  const order: PlaceOrder = {
    line: 2,
    action: 'give',
    school: 'oak',
    email: 'a@example.org',
    role: 'governor',
    name: 'A',
    jobTitle: null,
    from: today,
    until: null,
  };
  const stranger = { hasAccount: false, hasOtherAdministrator: true };
  const known = { hasAccount: true, hasOtherAdministrator: true };

  test.each([
    ['somebody new', order, stranger, 'new person'],
    ['somebody of another school', order, known, 'new place'],
    ['somebody who has it', order, { ...known, role: 'governor' }, 'already so'],
    ['an end', { ...order, action: 'end' }, { ...known, role: 'head' }, 'ends'],
    [
      'an administrator who is not the last',
      { ...order, action: 'end' },
      { ...known, role: 'administrator' },
      'ends',
    ],
  ] as const)('%s', (_, what, of, comes) => expect(settle(what, of)).toBe(comes));

  test.each([
    ['somebody new without a name', { ...order, name: '' }, stranger, 'write their name'],
    ['another role there', order, { ...known, role: 'teacher' }, 'They are Teacher there'],
    ['an end of nothing', { ...order, action: 'end' }, known, 'no place there'],
    [
      'the last administrator',
      { ...order, action: 'end' },
      { hasAccount: true, hasOtherAdministrator: false, role: 'administrator' },
      'only administrator',
    ],
  ] as const)('%s is refused', (_, what, of, says) =>
    expect(settle(what, of)).toEqual({ fault: expect.stringContaining(says) }),
  );
});
