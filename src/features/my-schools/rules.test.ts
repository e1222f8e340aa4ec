import { expect, test } from 'vitest';
import { columnSum } from './rules.ts';

test.each([
  ['no school', [], 0],
  ['all schools show their number', [12, 0, 7], 19],
  ['one hides it', [12, 'fewer than 5', 7], 'not shown'],
  ['several hide it', ['not shown', 'fewer than 5'], 'not shown'],
] as const)('the sum where %s', (_, column, sum) => expect(columnSum(column)).toBe(sum));
