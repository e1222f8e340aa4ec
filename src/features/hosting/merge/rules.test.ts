import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { meetChildren, type ChildThere } from './meet-children.ts';
import { meetPeople, type PersonThere } from './meet-people.ts';
import { otherNames } from './rules.ts';

const today = '2026-11-24';
const child = (id: string, more: Partial<ChildThere> = {}): ChildThere => ({
  id,
  upn: null,
  surname: id,
  forename: 'A',
  dateOfBirth: '2018-03-14',
  leftOn: null,
  ...more,
});
const none = { known: [], onRollAtBoth: 0, onRollAtFirst: 0, otherBirth: 0, several: 0, alike: 0 };
const noFiles = { out: [], taken: [] };
const file = { out: [{ pupilId: 'a', digest: 'd' }], taken: [{ pupilId: 'b', digest: 'd' }] };
const left = { leftOn: '2026-07-21' };
const known = (into: string) => [{ id: 'a', into, leftOn: '2026-07-21' }];

describe('children of two schools', () => {
  test.each<[string, ChildThere[], ChildThere[], typeof file | typeof noFiles, Partial<typeof none>]>([
    ['who are different', [child('a')], [child('b')], noFiles, {}],
    ['by id, left', [child('a', left)], [child('a')], noFiles, { known: known('a') as never }],
    ['by id, on roll at both', [child('a')], [child('a')], noFiles, { onRollAtBoth: 1 }],
    ['by id, gone from the other', [child('a')], [child('a', left)], noFiles, { onRollAtFirst: 1 }],
    ['by file, left', [child('a', left)], [child('b')], file, { known: known('b') as never }],
    [
      'by file, also with another date of birth in it',
      [child('a', left)],
      [child('b', { dateOfBirth: '2018-03-15' })],
      file,
      { known: known('b') as never },
    ],
    ['by file, on roll at both', [child('a')], [child('b')], file, { onRollAtBoth: 1 }],
    [
      'by a file whose child the other has disposed of',
      [child('a', left)],
      [child('c')],
      { ...file, taken: [{ pupilId: 'gone', digest: 'd' }] },
      {},
    ],
    [
      'by UPN, left',
      [child('a', { upn: 'U', ...left })],
      [child('b', { upn: 'U' })],
      noFiles,
      { known: known('b') as never },
    ],
    [
      'by UPN, who leaves on a day to come',
      [child('a', { upn: 'U', leftOn: '2026-12-18' })],
      [child('b', { upn: 'U' })],
      noFiles,
      { onRollAtBoth: 1 },
    ],
    [
      'by UPN, born on another day',
      [child('a', { upn: 'U', ...left })],
      [child('b', { upn: 'U', dateOfBirth: '2018-03-15' })],
      noFiles,
      { otherBirth: 1 },
    ],
    [
      'by UPN and by file, two different ones',
      [child('a', { upn: 'U', ...left })],
      [child('b'), child('c', { upn: 'U' })],
      file,
      { several: 1 },
    ],
    [
      'two of the first who are one of the other',
      [child('a', { upn: 'U', ...left }), child('z', { upn: 'U', ...left })],
      [child('b', { upn: 'U' })],
      noFiles,
      { known: known('b') as never, several: 1 },
    ],
    [
      'of one name and birthday, one without a UPN',
      [child('a', { surname: 'B', upn: 'U' })],
      [child('b', { surname: 'b' })],
      noFiles,
      { alike: 1 },
    ],
    [
      'of one name and birthday, with two UPNs',
      [child('a', { surname: 'B', upn: 'U' })],
      [child('b', { surname: 'B', upn: 'V' })],
      noFiles,
      {},
    ],
  ])('%s', (_what, first, other, files, met) => {
    expect(meetChildren(first, other, files, today)).toEqual({ ...none, ...met });
  });

  test('each is counted at most once, and only one that has left is joined to another', () => {
    const some = fc.array(
      fc.record({
        id: fc.constantFrom('a', 'b', 'c', 'd'),
        upn: fc.constantFrom(null, 'U', 'V'),
        leftOn: fc.constantFrom(null, '2026-07-21', '2027-07-21'),
      }),
      { maxLength: 4 },
    );
    const unique = (rows: { id: string }[]) =>
      [...new Map(rows.map((row) => [row.id, row])).values()].map((row) => child(row.id, row));
    fc.assert(
      fc.property(some, some, (one, two) => {
        const [first, other] = [unique(one), unique(two)];
        const met = meetChildren(first, other, file, today);
        const { known: joined, ...counts } = met;
        const all = Object.values(counts).reduce((sum, count) => sum + count, 0) + joined.length;
        expect(all).toBeLessThanOrEqual(first.length);
        expect(new Set(joined.map(({ into }) => into)).size).toBe(joined.length);
        for (const { id } of joined) expect(first.find((each) => each.id === id)!.leftOn).toBe('2026-07-21');
      }),
    );
  });
});

describe('people of two schools', () => {
  const person = (id: string, more: Partial<PersonThere> = {}): PersonThere => ({
    id,
    accountId: 'nia',
    name: 'Nia',
    email: 'nia@example.org',
    role: 'teacher',
    jobTitle: null,
    from: '2025-09-01',
    until: null,
    ...more,
  });
  const author = { accountId: null, email: 'a@elsewhere.invalid', until: '2025-01-01' };
  const nobody = { joined: [], filled: [], standing: [], torn: [] };

  test.each<[string, PersonThere, PersonThere, Partial<Record<keyof typeof nobody, unknown>>]>([
    ['two people', person('a'), person('b', { accountId: 'ben' }), {}],
    ['neither with an account', person('a', { accountId: null }), person('b', { accountId: null }), {}],
    [
      'one, with the same place',
      person('a', { until: '2027-07-21' }),
      person('b', { from: '2024-09-01', until: '2026-12-18' }),
      { joined: [{ id: 'a', into: 'b', from: '2024-09-01', until: '2027-07-21' }] },
    ],
    [
      'one, of whose places one has no end',
      person('a'),
      person('b', { until: '2026-12-18' }),
      { joined: [{ id: 'a', into: 'b', from: '2025-09-01', until: null }] },
    ],
    [
      'one, with two roles',
      person('a'),
      person('b', { role: 'head' }),
      { torn: ['Teacher at one, Head teacher at the other'] },
    ],
    [
      'one, whose place at the first has ended',
      person('a', { until: '2026-11-23' }),
      person('b', { role: 'head' }),
      {},
    ],
    [
      'one, whose place at the other has ended',
      person('a'),
      person('b', { role: 'head', until: '2026-11-23' }),
      {},
    ],
    ['one who is an author at the other', person('a'), person('a', author), { filled: [person('a')] }],
    ['one who is an author at the first', person('a', author), person('a'), { standing: ['a'] }],
    ['an author at both', person('a', author), person('a', author), { standing: ['a'] }],
  ])('%s', (_what, first, other, met) => {
    expect(meetPeople([first], [other], today)).toEqual({ ...nobody, ...met });
  });

  test('one with the same place at both, who is an author at the other as well, has the place', () => {
    const there = [person('b'), person('a', author)];
    expect(meetPeople([person('a')], there, today)).toMatchObject({
      joined: [{ id: 'a', into: 'b' }],
      filled: [],
    });
  });
});

test('a name that is at both, within the same year, gets the school’s name; others keep theirs', () => {
  const first = [
    { id: '1', name: '4 Oak', within: '2026/27' },
    { id: '2', name: '4 Oak', within: '2025/26' },
    { id: '3', name: '5 Elm', within: '2026/27' },
  ];
  const other = [{ id: '9', name: ' 4 OAK', within: '2026/27' }];
  expect([...otherNames(first, other, 'Alder')]).toEqual([['1', '4 Oak (Alder)']]);
});
