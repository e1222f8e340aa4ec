import { describe, expect, it } from 'vitest';
import { judgeClasses } from './classes.ts';
import type { ClassOnList } from './classes.ts';
import type { JudgedRow } from './verdict.ts';

const staff = [
  { id: 'khan', name: 'Ayesha Khan', email: 'a.khan@example.org' },
  { id: 'frost', name: 'Daniel Frost', email: 'd.frost@example.org' },
  { id: 'sweeney', name: 'Moira Sweeney', email: 'm.sweeney@example.org' },
  { id: 'frost2', name: 'Nell Frost', email: 'n.frost@example.org' },
];
const willow: ClassOnList = {
  id: 'willow',
  facts: { name: '3 Willow', yearGroup: '3', subject: null, teachers: ['khan'], assistants: [] },
};
const judgeOne = (values: JudgedRow['values'], list: ClassOnList[] = []) =>
  judgeClasses([{ line: 2, values }], list, staff).verdicts[0]!;

describe('a class list', () => {
  it('adds a class with its year, teacher and assistants', () => {
    expect(
      judgeOne({
        className: '3 Willow',
        yearGroup: 'Year 3',
        teacherEmail: 'A.Khan@example.org',
        assistantNames: 'Moira Sweeney; Daniel Frost',
      }),
    ).toMatchObject({
      verdict: 'new',
      facts: { yearGroup: '3', teachers: ['khan'], assistants: ['sweeney', 'frost'] },
    });
  });

  it('knows a class by its name and shows a change of teacher', () => {
    expect(judgeOne({ className: '3 willow', teacherName: 'Ayesha Khan' }, [willow])).toMatchObject({
      verdict: 'same',
    });
    expect(judgeOne({ className: '3 Willow', teacherName: 'Frost, Daniel' }, [willow])).toMatchObject({
      verdict: 'changed',
      changes: [{ field: 'teachers', before: 'Ayesha Khan', after: 'Daniel Frost' }],
    });
    expect(judgeOne({ className: '3 Willow' }, [willow])).toMatchObject({ verdict: 'same' });
  });

  it.each([
    ['a teacher whom we do not have', { className: '4 Oak', teacherName: 'Ms Nobody' }, ['unknown-staff']],
    [
      'a surname only, since the teacher would see children’s records',
      { className: '4 Oak', teacherName: 'Mrs Khan' },
      ['probable-staff'],
    ],
    ['a surname that two people have', { className: '4 Oak', teacherName: 'Frost' }, ['several-staff']],
    ['no name', { yearGroup: '3' }, ['no-class-name']],
    ['an unknown year group', { className: '4 Oak', yearGroup: 'Acorns' }, ['unknown-year-group']],
  ])('waits for a person: %s', (_, values, codes) => {
    const verdict = judgeOne(values);
    expect(verdict.verdict === 'doubtful' && verdict.reasons.map(({ code }) => code)).toEqual(codes);
  });

  it('offers the class without the person whom we do not have', () => {
    expect(judgeOne({ className: '4 Oak', teacherName: 'Ms Nobody' })).toMatchObject({
      choices: [
        { value: 'new', label: 'Add the class, without Ms Nobody', facts: { teachers: [] } },
        { value: 'leave-out' },
      ],
    });
  });

  it('asks about the same class twice', () => {
    const rows = [2, 3].map((line) => ({ line, values: { className: '4 Oak' } }));
    expect(judgeClasses(rows, [], staff).verdicts).toMatchObject([
      { verdict: 'doubtful' },
      { verdict: 'doubtful' },
    ]);
  });
});
