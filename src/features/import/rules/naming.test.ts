import { expect, test } from 'vitest';
import { namingOf } from './naming.ts';

const child = {
  id: '01kb0000000000000000000001',
  upn: 'H211400026001',
  surname: 'O’Neill-Begum',
  forename: 'Zoë',
  knownAs: 'Zo',
};

test.each([
  ['by id', '{"value":"same:01kb0000000000000000000001"}', 'surely'],
  ['by UPN, in small letters too', 'h211400026001,Somebody,Else', 'surely'],
  ['by surname and forename, in whatever order and writing', "O'NEILL BEGUM;zoe;2018", 'by name'],
  ['by the name they are called by', '{"who":"Zo O’Neill-Begum"}', 'by name'],
  ['not by the surname alone', 'O’Neill-Begum, Daniel', undefined],
  ['not by the forename alone', 'Zoë Okafor', undefined],
  ['not within another name', 'Zoëlla O’Neill-Begum', undefined],
])('a text names a child %s', (_, text, naming) => {
  expect(namingOf(child)(text)).toBe(naming);
});

test('a child without a UPN is not named by every text', () => {
  expect(namingOf({ ...child, upn: null })('Daniel Okafor')).toBe(undefined);
});
