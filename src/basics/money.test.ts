import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { formatPence, readPounds } from './money.ts';

test.each([
  ['51.60', 5160],
  ['£1,200', 120_000],
  ['3.5', 350],
  ['0', 0],
  ['3.555', undefined],
  ['1,20', undefined],
  ['-3', undefined],
  ['', undefined],
])('%s is %s pence', (text, pence) => expect(readPounds(text)).toBe(pence));

it('what is written is read back', () => {
  expect(formatPence(5160)).toBe('£51.60');
  expect(formatPence(-305)).toBe('-£3.05');
  fc.assert(fc.property(fc.nat(100_000_000), (pence) => readPounds(formatPence(pence)) === pence));
});
