import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contradictionsIn } from './contradictions.ts';
import { inventedUpn, onRoll, rowOf } from './judge-samples.ts';
import type { PupilOnRoll } from './pupil-facts.ts';
import { judgePupils, judgePupilsInSteps } from './pupils.ts';
import type { JudgedRow } from './verdict.ts';
import { settle } from './verdict.ts';

const today = '2026-11-24';
const judge = (rows: JudgedRow[], roll: PupilOnRoll[] = [], starting = false) =>
  judgePupils(rows, { roll, today, starting });
const judgeOne = (row: JudgedRow, roll: PupilOnRoll[] = []) => judge([row], roll).verdicts[0]!;
const codes = (row: JudgedRow, roll: PupilOnRoll[] = []) => {
  const verdict = judgeOne(row, roll);
  return verdict.verdict === 'doubtful' ? verdict.reasons.map(({ code }) => code) : verdict.verdict;
};
const choices = (row: JudgedRow, roll: PupilOnRoll[] = []) => {
  const verdict = judgeOne(row, roll);
  return verdict.verdict === 'doubtful' ? verdict.choices.map(({ value }) => value) : [];
};

describe('a row that is clear', () => {
  it('is new when nobody is like it', () => {
    expect(judgeOne(rowOf())).toMatchObject({
      verdict: 'new',
      facts: { surname: 'Begum', dateOfBirth: '2019-04-03', yearGroup: '3' },
    });
  });

  it('is the same when the register says the same, and an empty cell changes nothing', () => {
    expect(judgeOne(rowOf(), [onRoll('p1')])).toMatchObject({ verdict: 'same', id: 'p1' });
    expect(judgeOne(rowOf({ className: '', firstLanguage: '' }), [onRoll('p1')])).toMatchObject({
      verdict: 'same',
    });
  });

  it('is changed field by field, before and after', () => {
    const verdict = judgeOne(rowOf({ surname: 'Rahman', className: '3 Oak' }), [onRoll('p1')]);
    expect(verdict).toMatchObject({
      verdict: 'changed',
      id: 'p1',
      changes: [
        { field: 'surname', before: 'Begum', after: 'Rahman' },
        { field: 'className', before: '3 Willow', after: '3 Oak' },
      ],
    });
  });

  it('matches by name and date of birth, indifferent to accents, where neither side can offer a UPN', () => {
    const roll = [onRoll('p1', { upn: null, surname: 'Peña', forename: 'Zoë' })];
    expect(judgeOne(rowOf({ upn: '', surname: 'Pena', forename: 'Zoe' }), roll)).toMatchObject({ id: 'p1' });
    expect(judgeOne(rowOf({ surname: 'Peña', forename: 'Zoë' }), roll)).toMatchObject({
      verdict: 'changed',
      changes: [{ field: 'upn', before: null, after: inventedUpn(1) }],
    });
  });

  it('adds a contact and updates one under the same name, and never takes one away', () => {
    const mother = {
      name: 'Mrs Rahima Begum',
      relation: 'Mother',
      parentalResponsibility: 'yes',
      email: 'old@example.org',
      phone: null,
      address: null,
      language: null,
      courtOrder: null,
    } as const;
    const row = rowOf({
      'contact1.name': 'Rahima Begum',
      'contact1.email': 'New@example.org',
      'contact2.name': 'Karim Begum',
      'contact2.relation': 'Father',
    });
    const verdict = judgeOne(row, [onRoll('p1', { contacts: [mother] })]);
    expect(
      verdict.verdict === 'changed' && verdict.changes.map(({ before, after }) => [before, after]),
    ).toEqual([
      ['old@example.org', 'new@example.org'],
      [null, 'Karim Begum (Father)'],
    ]);
    expect(judgeOne(rowOf(), [onRoll('p1', { contacts: [mother] })])).toMatchObject({ verdict: 'same' });
  });
});

describe('a row that is doubtful, and why', () => {
  it.each([
    ['a UPN whose check letter does not fit', { upn: 'X211400024001' }, ['bad-upn']],
    ['a UPN that is too short', { upn: 'H2114' }, ['bad-upn']],
    ['an unknown year group', { yearGroup: 'Acorns' }, ['unknown-year-group']],
    ['an empty year group', { yearGroup: '' }, ['no-year-group']],
    ['a day that does not exist', { dateOfBirth: '31/02/2019' }, ['unreadable-date']],
    ['words instead of a date', { dateOfBirth: 'spring' }, ['unreadable-date']],
    ['a birth in the future', { dateOfBirth: '03/04/2027' }, ['unreadable-date']],
    ['a birth before any pupil of today', { dateOfBirth: '03/04/1971' }, ['unreadable-date']],
    ['an empty date of birth', { dateOfBirth: '' }, ['no-date-of-birth']],
    ['an empty surname', { surname: '' }, ['no-surname']],
    ['an empty forename', { forename: '' }, ['no-forename']],
    ['a date as Excel counts it', { dateOfBirth: '43558' }, ['date-as-number']],
    ['an age that does not fit the year', { yearGroup: 'Year 6' }, ['age-and-year']],
    ['a letter that was lost', { forename: 'Zo\uFFFD' }, ['lost-letter']],
    ['a SEN code that is not one', { senProvision: 'A' }, ['unknown-sen']],
    ['a need that the census does not know', { senProvision: 'K', senType1: 'ZZZ' }, ['unknown-need']],
    ['a sex that is not F or M', { sex: 'Q' }, ['unknown-sex']],
    ['a contact without a name', { 'contact1.email': 'a@example.org' }, ['contact-without-name']],
    ['a broken e-mail', { 'contact1.name': 'Rahima Begum', 'contact1.email': 'rahima@' }, ['contact-email']],
    [
      'several things at once',
      { surname: '', yearGroup: 'Acorns', upn: 'X211400024001' },
      ['no-surname', 'unknown-year-group', 'bad-upn'],
    ],
  ])('%s', (_, different, reasons) => {
    expect(codes(rowOf(different))).toEqual(reasons);
    expect(codes(rowOf())).toBe('new');
  });

  it('a row with more cells than headings, whose values may have slipped', () => {
    expect(codes({ ...rowOf(), tooLong: true })).toEqual(['slipped']);
  });

  it('dates that can be read two ways, once the file shows that it does not put the day first', () => {
    const american = rowOf({ upn: inventedUpn(2), forename: 'Nadia', dateOfBirth: '04/23/2019' }, 3);
    const { verdicts, doubts } = judge([rowOf(), american]);
    expect(verdicts[0]).toMatchObject({
      verdict: 'doubtful',
      reasons: [{ code: 'ambiguous-date' }],
      choices: [
        { value: 'new@1', label: expect.stringContaining('born 3 April 2019') },
        { value: 'new@2', label: expect.stringContaining('born 4 March 2019') },
        { value: 'leave-out' },
      ],
    });
    expect(verdicts[1]).toMatchObject({ verdict: 'doubtful', reasons: [{ code: 'month-first-date' }] });
    expect(doubts.map(({ code }) => code)).toContain('month-first');
    expect(judge([rowOf()]).verdicts[0]!.verdict).toBe('new');
  });

  it('the same UPN or the same person twice in the file: both rows wait', () => {
    const twice = judge([rowOf({}, 2), rowOf({}, 3)]).verdicts;
    expect(twice.map(({ verdict }) => verdict)).toEqual(['doubtful', 'doubtful']);
    const oneUpn = judge([rowOf({}, 2), rowOf({ forename: 'Nadia' }, 3)]).verdicts[0]!;
    expect(oneUpn).toMatchObject({
      reasons: [{ code: 'duplicate-upn', text: 'The same UPN is on line 3 of the file.' }],
    });
    const onePerson = judge([rowOf({}, 2), rowOf({ upn: inventedUpn(2) }, 3)]).verdicts[0]!;
    expect(onePerson).toMatchObject({ reasons: [{ code: 'duplicate-person' }] });
  });

  it('does not doubt an unusual year that the register already has', () => {
    expect(codes(rowOf({ yearGroup: '4' }), [onRoll('p1', { yearGroup: '4' })])).toBe('same');
  });
});

describe('whom a row is about: nothing is merged by guess', () => {
  const amina = onRoll('amina');
  it.each<[string, Parameters<typeof rowOf>[0], PupilOnRoll[], string[]]>([
    [
      'the UPN is known, but name and date of birth differ',
      { forename: 'Nadia', dateOfBirth: '05/10/2018' },
      [amina],
      ['upn-differs'],
    ],
    [
      'the UPN is known, but the whole name differs',
      { forename: 'Nadia', surname: 'Khan' },
      [amina],
      ['upn-differs'],
    ],
    [
      'twins whose UPNs were swapped',
      { forename: 'Nadia' },
      [amina, onRoll('nadia', { forename: 'Nadia', upn: inventedUpn(2) })],
      ['upn-of-another'],
    ],
    ['another UPN for the same name and date of birth', { upn: inventedUpn(9) }, [amina], ['other-upn']],
    [
      'two pupils of that name and date of birth',
      { upn: '' },
      [onRoll('a', { upn: null }), onRoll('b', { upn: null })],
      ['several'],
    ],
    [
      'a forename with one letter different',
      { upn: '', forename: 'Aminah' },
      [onRoll('a', { upn: null })],
      ['looks-like'],
    ],
    [
      'day and month swapped',
      { upn: '', dateOfBirth: '04/03/2019' },
      [onRoll('a', { upn: null })],
      ['looks-like'],
    ],
    [
      'another surname, same forename and birthday',
      { upn: '', surname: 'Rahman' },
      [onRoll('a', { upn: null })],
      ['looks-like'],
    ],
  ])('%s', (_, different, roll, reasons) => {
    expect(codes(rowOf(different), roll)).toEqual(reasons);
    expect(choices(rowOf(different), roll)).toEqual([
      ...roll.map(({ id }) => `same:${id}`),
      'new',
      'leave-out',
    ]);
  });

  it('a row without a UPN in a file that has them', () => {
    const { verdicts } = judge(
      [rowOf({ upn: '' }), rowOf({ upn: inventedUpn(5), forename: 'Leo', surname: 'Castle' }, 3)],
      [amina],
    );
    expect(verdicts[0]).toMatchObject({ verdict: 'doubtful', reasons: [{ code: 'no-upn' }] });
    expect(verdicts[1]).toMatchObject({ verdict: 'new' });
  });

  it('twins with UPNs of their own are two children', () => {
    expect(codes(rowOf({ forename: 'Amira', upn: inventedUpn(2) }), [amina])).toBe('new');
  });

  it('does what the person decided, and nothing while nobody has', () => {
    const verdict = judgeOne(rowOf({ upn: inventedUpn(9) }), [amina]);
    expect(settle(verdict, null)).toEqual({ act: 'undecided' });
    expect(settle(verdict, 'same:somebody-else')).toEqual({ act: 'undecided' });
    expect(settle(verdict, 'same:amina')).toMatchObject({
      act: 'change',
      id: 'amina',
      facts: { upn: inventedUpn(9) },
    });
    expect(settle(verdict, 'new')).toMatchObject({ act: 'add' });
    expect(settle(verdict, 'leave-out')).toEqual({ act: 'nothing' });
  });

  it('does not let two decisions make one child twice', () => {
    const { verdicts } = judge([rowOf({}, 2), rowOf({}, 3)]);
    const both = new Map([
      [2, 'new'],
      [3, 'new'],
    ]);
    expect(contradictionsIn(verdicts, both, new Map())).toMatchObject([{ lines: [2, 3] }]);
    expect(
      contradictionsIn(
        verdicts,
        new Map([
          [2, 'new'],
          [3, 'leave-out'],
        ]),
        new Map(),
      ),
    ).toEqual([]);
    expect(
      contradictionsIn(verdicts, new Map([[2, 'new']]), new Map([[inventedUpn(1), 'other']])),
    ).toMatchObject([{ lines: [2] }]);
  });
});

describe('who has left', () => {
  const roll = Array.from({ length: 10 }, (_, at) =>
    onRoll(`p${at}`, { upn: inventedUpn(at + 1), forename: `Child${String.fromCharCode(65 + at)}` }),
  );
  const rows = roll.map(({ facts }, at) => rowOf({ upn: facts.upn!, forename: facts.forename }, at + 2));

  it('is on the register and not in the file', () => {
    const { left, doubts } = judge(rows.slice(1), roll);
    expect(left).toEqual([{ id: 'p0', who: 'ChildA Begum, Year 3, born 3 April 2019' }]);
    expect(doubts).toEqual([]);
  });

  it('a file that would remove more than a fifth of the roll is doubtful itself', () => {
    expect(judge(rows.slice(2), roll).doubts).toEqual([]);
    expect(judge(rows.slice(3), roll).doubts).toMatchObject([
      { code: 'many-left', text: expect.stringContaining('3 of the 10') },
    ]);
  });

  it('nobody has left while a person still decides whether a row is about them', () => {
    expect(judge([rowOf({ forename: 'Zed', surname: 'Other' })], roll.slice(0, 1)).left).toEqual([]);
  });
});

describe('a child who comes back', () => {
  it('is found again, and is on the roll once more', () => {
    const gone = { ...onRoll('p1'), leftOn: '2026-07-20' };
    expect(judgeOne(rowOf(), [gone])).toMatchObject({
      verdict: 'changed',
      id: 'p1',
      changes: [{ field: 'leftOn', before: '2026-07-20', after: null }],
    });
    expect(judge([rowOf({ upn: inventedUpn(3), forename: 'Zed' })], [gone]).left).toEqual([]);
  });
});

describe('what a file says about SEN is a question, never a change (CFA 2014 s.68)', () => {
  const answers = (provision: string, sen: PupilOnRoll['sen'], starting: boolean) =>
    judge(
      [rowOf({ senProvision: provision, senType1: 'SpLD', senSince: '01/09/2025' })],
      [onRoll('p1', {}, sen)],
      starting,
    ).sen.map(({ choices: offered }) => offered.map(({ value }) => value));

  it.each([
    ['K', 'N', true, [['since-before', 'watch', 'leave']]],
    ['K', 'N', false, [['watch', 'leave']]],
    ['SEN support', 'N', false, [['watch', 'leave']]],
    ['E', 'K', false, [['ehc-plan', 'leave']]],
    ['EHC plan', 'N', true, [['ehc-plan', 'leave']]],
    ['N', 'K', false, [['leave']]],
    ['K', 'K', false, []],
    ['N', 'N', true, []],
  ] as const)('file says %s, register says %s, starting: %s', (provision, sen, starting, expected) => {
    expect(answers(provision, sen, starting)).toEqual(expected);
  });

  it('keeps the need and the date for whoever decides, and leaves the row itself clear', () => {
    const { sen, verdicts } = judge(
      [rowOf({ senProvision: 'K', senType1: 'SpLD', senType2: 'SEMH', senSince: '01/09/2025' })],
      [],
    );
    expect(sen[0]!.inFile).toEqual({ provision: 'K', since: '2025-09-01', needs: ['SPLD', 'SEMH'] });
    expect(verdicts[0]!.verdict).toBe('new');
  });
});

describe('every file', () => {
  const arbitraryRow = fc.record({
    upn: fc.oneof(
      fc.constantFrom('', 'bad', inventedUpn(1), inventedUpn(2)),
      fc.integer({ min: 3, max: 30 }).map(inventedUpn),
    ),
    surname: fc.constantFrom('', 'Begum', 'Khan', 'Peña'),
    forename: fc.constantFrom('', 'Amina', 'Aminah', 'Leo'),
    dateOfBirth: fc.constantFrom('', '03/04/2019', '04/03/2019', '13/04/2019', '04/13/2019', 'x'),
    yearGroup: fc.constantFrom('', '3', 'Year 3', 'R', 'Acorns'),
    senProvision: fc.constantFrom('', 'N', 'K', 'E', 'A'),
  });
  const arbitraryRows = fc
    .array(arbitraryRow, { maxLength: 12 })
    .map((rows) => rows.map((row, at) => rowOf(row, at + 2)));
  const arbitraryRoll = fc
    .array(
      fc.record({
        upn: fc.constantFrom(null, inventedUpn(1), inventedUpn(2)),
        forename: fc.constantFrom('Amina', 'Leo'),
      }),
      { maxLength: 4 },
    )
    .map((pupils) => pupils.map((different, at) => onRoll(`p${at}`, different)));

  it('gives every row exactly one verdict, in order, and loses none', () => {
    fc.assert(
      fc.property(arbitraryRows, arbitraryRoll, (rows, roll) => {
        const { verdicts, left } = judge(rows, roll);
        expect(verdicts.map(({ line }) => line)).toEqual(rows.map(({ line }) => line));
        const matched = verdicts.flatMap((verdict) => ('id' in verdict ? [verdict.id] : []));
        // No pupil is matched by two clear rows, and nobody who was matched has left.
        expect(new Set(matched).size).toBe(matched.length);
        for (const { id } of left) expect(matched).not.toContain(id);
        for (const verdict of verdicts) {
          if (verdict.verdict !== 'doubtful') continue;
          expect(verdict.reasons.length).toBeGreaterThan(0);
          expect(verdict.choices.at(-1)!.value).toBe('leave-out');
          const values = verdict.choices.map(({ value }) => value);
          expect(new Set(values).size).toBe(values.length);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is judged the same twice', () => {
    fc.assert(
      fc.property(arbitraryRows, arbitraryRoll, (rows, roll) => {
        expect(judge(rows, roll)).toEqual(judge(rows, roll));
      }),
    );
  });

  it('brought in once and read again has nothing new, and changes nothing', () => {
    fc.assert(
      fc.property(arbitraryRows, (rows) => {
        const added = judge(rows).verdicts.flatMap((verdict) =>
          verdict.verdict === 'new' ? [{ line: verdict.line, facts: verdict.facts }] : [],
        );
        const roll: PupilOnRoll[] = added.map(({ line, facts }) => ({
          id: `line${line}`,
          facts,
          sen: 'N',
          leftOn: null,
        }));
        const lines = new Set(added.map(({ line }) => line));
        const again = judge(
          rows.filter(({ line }) => lines.has(line)),
          roll,
        ).verdicts;
        for (const verdict of again) expect(['same', 'doubtful']).toContain(verdict.verdict);
      }),
      { numRuns: 300 },
    );
  });

  it('of 5,000 rows is judged in steps, with progress', () => {
    const rows = Array.from({ length: 5000 }, (_, at) =>
      rowOf({ upn: '', surname: `Sur${at.toString(36)}`, forename: `For${(at * 7).toString(36)}` }, at + 2),
    );
    const steps = judgePupilsInSteps(rows, { roll: [], today, starting: true });
    const done: number[] = [];
    let step = steps.next();
    for (; !step.done; step = steps.next()) done.push(step.value);
    expect(step.value.verdicts).toHaveLength(5000);
    expect(done.length).toBeGreaterThan(20);
  });
});
