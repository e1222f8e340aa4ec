import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asTyped } from './typed-text.ts';

describe('what somebody typed', () => {
  test.each([
    ['a NUL', 'Ami\u0000na', 'Amina'],
    ['half a character', 'Ami\ud83dna', 'Ami\ufffdna'],
    ['a bell and an escape', 'Am\u0007ina\u001b[31m', 'Amina[31m'],
    ['an order turned round', 'letter\u202efdp.exe', 'letterfdp.exe'],
    ['a next line of another age', 'Amina\u0085Begum', 'AminaBegum'],
  ])('is without %s', (_, typed, kept) => expect(asTyped(typed)).toBe(kept));

  test.each([
    ['line ends and tabs', 'one\r\ntwo\tthree\n'],
    ['Bengali with its joiners', 'রুকাইয়া ক্‌ষ'],
    ['Arabic beside English, isolated', 'Her name is \u2067رقية\u2069 (Ruqayya)\u200f'],
    ['a family', '👩‍👩‍👧'],
    ['what only looks dangerous', "<script>alert(1)</script> ' or 1=1 -- =1+1 ${7*7}"],
  ])('keeps %s', (_, typed) => expect(asTyped(typed)).toBe(typed));

  test('is text that every engine can keep, whatever it was, and cleaning it again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (wild, plain) => {
        const kept = asTyped(wild + plain);
        expect(kept.isWellFormed()).toBe(true);
        expect(kept).not.toContain('\u0000');
        expect(asTyped(kept)).toBe(kept);
      }),
    );
  });
});
