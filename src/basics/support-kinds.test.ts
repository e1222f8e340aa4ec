import { expect, it } from 'vitest';
import { alsoNeeded, supportKind, supportKinds } from './support-kinds.ts';

it('there are ten kinds of support, each with a label and an explanation', () => {
  expect(supportKinds.map(({ kind }) => kind)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(new Set(supportKinds.map(({ label }) => label)).size).toBe(10);
  expect(supportKinds.every(({ explains }) => explains.length > 20)).toBe(true);
});

it('a kind is found by its number as it stands in a form', () => {
  expect(supportKind('4')?.label).toBe('Working in a small group');
  expect(supportKind(11)).toBeUndefined();
  expect(supportKind('')).toBeUndefined();
});

it('personal care needs a care plan', () => {
  expect(alsoNeeded(9)).toContain('agreed');
  expect(alsoNeeded(1)).toBeUndefined();
});
