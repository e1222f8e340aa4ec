import { describe, expect, it } from 'vitest';
import type { JudgedRow } from './verdict.ts';
import { judgeStaff, suggestRole } from './staff.ts';
import type { StaffOnList } from './staff.ts';

const today = '2026-11-24';
const khan: StaffOnList = {
  id: 'khan',
  name: 'Ayesha Khan',
  email: 'a.khan@example.org',
  jobTitle: 'Class teacher',
  role: 'teacher',
  leftOn: null,
};
const row = (values: JudgedRow['values'], line = 2): JudgedRow => ({ line, values });
const khanRow = {
  forename: 'Ayesha',
  surname: 'Khan',
  email: 'A.Khan@example.org',
  jobTitle: 'Class teacher',
};
const judgeOne = (values: JudgedRow['values'], list: StaffOnList[] = []) =>
  judgeStaff([row(values)], list, today).verdicts[0]!;

describe('which role a job title suggests', () => {
  it.each([
    ['Class Teacher (ECT)', 'teacher'],
    ['Assistant Headteacher', 'teacher'],
    ['Deputy Head', 'teacher'],
    ['Head of Year 9', 'teacher'],
    ['Headteacher', 'head'],
    ['Head Teacher', 'head'],
    ['SENCO', 'senco'],
    ['SENDCo and Inclusion Lead', 'senco'],
    ['Teaching Assistant', 'assistant'],
    ['HLTA', 'assistant'],
    ['LSA (1:1)', 'assistant'],
    ['Parent Governor', 'governor'],
    ['School business manager', undefined],
    ['Administrator', undefined],
  ])('%s', (title, role) => {
    expect(suggestRole(title)).toBe(role);
  });
});

describe('a staff list', () => {
  it('adds teachers and assistants, with the e-mail in small letters', () => {
    expect(judgeOne(khanRow)).toMatchObject({
      verdict: 'new',
      facts: { name: 'Ayesha Khan', email: 'a.khan@example.org', role: 'teacher' },
    });
    expect(judgeOne({ name: 'Khan, Ayesha', email: 'a@example.org', jobTitle: 'TA' })).toMatchObject({
      facts: { name: 'Ayesha Khan', role: 'assistant' },
    });
  });

  it('knows people by their e-mail and shows what changes, never the role', () => {
    expect(judgeOne(khanRow, [khan])).toMatchObject({ verdict: 'same', id: 'khan' });
    expect(judgeOne({ ...khanRow, surname: 'Khan-Bell', jobTitle: 'SENCO' }, [khan])).toMatchObject({
      verdict: 'changed',
      facts: { role: 'teacher' },
      changes: [{ field: 'name' }, { field: 'jobTitle', before: 'Class teacher', after: 'SENCO' }],
    });
  });

  it.each([
    ['an empty e-mail', { ...khanRow, email: '' }, ['no-email']],
    ['a broken e-mail', { ...khanRow, email: 'a.khan@' }, ['bad-email']],
    ['an unclear job', { ...khanRow, jobTitle: 'Business manager' }, ['unknown-role']],
    ['a SENCO, who would see every record', { ...khanRow, jobTitle: 'SENCO' }, ['wide-role']],
    ['a head', { ...khanRow, jobTitle: 'Headteacher' }, ['wide-role']],
    ['no name', { email: 'x@example.org', jobTitle: 'Teacher' }, ['no-name']],
  ])('waits for a person: %s', (_, values, codes) => {
    const verdict = judgeOne(values);
    expect(verdict.verdict === 'doubtful' && verdict.reasons.map(({ code }) => code)).toEqual(codes);
  });

  it('never offers to make an administrator', () => {
    for (const jobTitle of ['Administrator', 'Office manager', 'SENCO', 'Headteacher', '']) {
      const verdict = judgeOne({ ...khanRow, jobTitle });
      expect(verdict.verdict).toBe('doubtful');
      expect(JSON.stringify(verdict)).not.toContain('"role":"administrator"');
    }
  });

  it('asks when the e-mail is that of somebody else, or the name has another e-mail', () => {
    expect(judgeOne({ ...khanRow, forename: 'Peter', surname: 'Adjei' }, [khan])).toMatchObject({
      reasons: [{ code: 'other-name' }],
    });
    const moved = judgeOne({ ...khanRow, email: 'ayesha@example.org' }, [khan]);
    expect(moved).toMatchObject({
      reasons: [{ code: 'same-name' }],
      choices: [{ value: 'same:khan' }, { value: 'new:teacher' }, { value: 'leave-out' }],
    });
  });

  it('asks about the same e-mail twice', () => {
    const { verdicts } = judgeStaff([row(khanRow, 2), row(khanRow, 3)], [], today);
    expect(verdicts).toMatchObject([{ verdict: 'doubtful' }, { verdict: 'doubtful' }]);
  });

  it('says who is missing from it, but not administrators and governors', () => {
    const list: StaffOnList[] = [
      khan,
      { ...khan, id: 'admin', email: 'x@example.org', role: 'administrator' },
      { ...khan, id: 'gov', email: 'y@example.org', role: 'governor' },
    ];
    const { left, doubts } = judgeStaff(
      [row({ ...khanRow, email: 'new@example.org', surname: 'Frost', forename: 'Daniel' })],
      list,
      today,
    );
    expect(left).toEqual([{ id: 'khan', who: 'Ayesha Khan' }]);
    expect(doubts).toMatchObject([{ code: 'many-left' }]);
  });
});
