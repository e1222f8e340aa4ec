import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { checkLetter, checkUpn } from './upn.ts';

describe('a UPN', () => {
  test.each([
    ['H211400026001', false],
    ['G21140002601A', true],
    ['B801200005001', false],
    ['R674123101121', false],
    [' h2114 0002 6001 ', false],
  ])('%s is right, temporary: %s', (text, temporary) => {
    expect(checkUpn(text)).toEqual({ ok: true, upn: text.replaceAll(' ', '').toUpperCase(), temporary });
  });

  it('may be blank', () => {
    expect(checkUpn('  ')).toEqual({ ok: true, upn: undefined, temporary: false });
  });

  test.each([
    ['Q207000016049', 'With these numbers the UPN should begin with P, not Q; check each number'],
    ['H211400026002', 'begin with'],
    ['H21140002600', '13 letters and numbers; this has 12'],
    ['I211400026001', 'never with I, O or S'],
    ['1211400026001', 'begins with a letter'],
    ['H2114O0026001', 'check for O in place of 0'],
    ['H21140002600S', 'ends with a number'],
  ])('%s is refused: %s', (text, reason) => {
    const result = checkUpn(text);
    expect(result.ok).toBe(false);
    expect(!result.ok && result.reason).toContain(reason);
  });

  it('has the check letter of the worked example', () => {
    expect(checkLetter('211400026001')).toBe('H');
    expect(checkLetter('207000016049')).toBe('P');
  });

  it('with any council number is right if its letter is, and one changed number is noticed', () => {
    const twelve = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(twelve, fc.nat(11), fc.integer({ min: 1, max: 9 }), (digits, at, by) => {
        const upn = checkLetter(digits.join('')) + digits.join('');
        expect(checkUpn(upn).ok).toBe(true);
        const wrong = digits.with(at, (digits[at]! + by) % 10).join('');
        expect(checkUpn(upn[0] + wrong).ok).toBe(false);
      }),
    );
  });
});
