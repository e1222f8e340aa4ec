import fc from 'fast-check';
import { expect, test } from 'vitest';
import { suppressed, suppressedAlone, sumShown, type Shown } from './rules.ts';

const group = (...numbers: number[]) => numbers.map((number, at) => ({ label: String(at), number }));
const shown = (...numbers: number[]): Shown[] => suppressed(group(...numbers)).map((count) => count.shown);

test.each([
  ['large numbers are shown', [40, 10, 6], [40, 10, 6]],
  ['nobody is shown as 0', [40, 0], [40, 0]],
  ['one small number takes the next smallest with it', [40, 3, 10], [40, 'fewer than 5', 'not shown']],
  ['two small numbers hide each other', [40, 3, 2], [40, 'fewer than 5', 'fewer than 5']],
  ['two ones would be told by their sum', [40, 1, 1], ['not shown', 'fewer than 5', 'fewer than 5']],
  ['one and five would be told by their sum', [40, 1, 5], ['not shown', 'fewer than 5', 'not shown']],
  ['a small number alone shows nothing at all', [3, 0], ['not shown', 'not shown']],
] as const)('%s', (_, numbers, expected) => {
  expect(shown(...numbers)).toEqual(expected);
});

test('no hidden number can be worked out, whatever the numbers: at least two values fit each', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 4 }), (numbers) => {
      const result = shown(...numbers);
      if (result.every((one) => one === 'not shown') || sumShown(group(...numbers)) === 'not shown') return;
      const sum = numbers.reduce((a, b) => a + b, 0);
      const fits: number[][] = [[]];
      for (const one of result) {
        const range =
          typeof one === 'number'
            ? [one]
            : one === 'fewer than 5'
              ? [1, 2, 3, 4]
              : Array.from({ length: sum }, (_, at) => at + 5);
        fits.push(...fits.splice(0).flatMap((row) => range.map((value) => [...row, value])));
      }
      const possible = fits.filter((row) => row.reduce((a, b) => a + b, 0) === sum);
      for (const [at, one] of result.entries())
        if (one === 'fewer than 5') expect(new Set(possible.map((row) => row[at])).size).toBeGreaterThan(1);
    }),
  );
});

test('areas overlap, so that only what is small is hidden', () => {
  expect(suppressedAlone(group(3, 9, 0)).map((count) => count.shown)).toEqual(['fewer than 5', 9, 0]);
});

test('a small sum is not said', () => {
  expect(sumShown(group(2, 1))).toBe('fewer than 5');
  expect(sumShown(group(20, 10))).toBe(30);
});
