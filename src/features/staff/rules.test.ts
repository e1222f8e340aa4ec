import { describe, expect, test } from 'vitest';
import { roles } from '../../basics/viewer.ts';
import {
  hasEnded,
  partOf,
  permissionRows,
  permissionsAsMarkdown,
  problemOfEnding,
  problemOfRole,
} from './rules.ts';

const administrator = { id: 'a', role: 'administrator' } as const;
const teacher = { id: 't', role: 'teacher' } as const;

describe('changing a role', () => {
  test.each([
    ['another administrator makes a teacher a SENCO', teacher, 'senco', 'a', 0, true],
    ['nobody changes their own role', administrator, 'senco', 'a', 3, false],
    ['one of two administrators becomes a teacher', administrator, 'teacher', 'b', 1, true],
    ['the last administrator stays one', administrator, 'teacher', 'b', 0, false],
    ['saving without a change is no change', administrator, 'administrator', 'a', 0, true],
  ] as const)('%s', (_name, person, role, viewerId, otherAdministrators, may) =>
    expect(problemOfRole({ person, role, viewerId, otherAdministrators }) === undefined).toBe(may),
  );
});

describe('ending a place', () => {
  test.each([
    ['a teacher leaves', teacher, 'a', 0, true],
    ['one of two administrators leaves', administrator, 'b', 1, true],
    ['the last administrator does not', administrator, 'b', 0, false],
    ['nobody ends their own place', teacher, 't', 1, false],
  ] as const)('%s', (_name, person, viewerId, otherAdministrators, may) =>
    expect(problemOfEnding({ person, viewerId, otherAdministrators }) === undefined).toBe(may),
  );
});

test.each([
  [null, false],
  ['2026-11-23', true],
  ['2026-11-24', false],
])('with %s as last day, a place has ended on 24 November: %s', (until, ended) =>
  expect(hasEnded({ until }, '2026-11-24')).toBe(ended),
);

test('governors and administrators work in no class', () => {
  expect(roles.filter((role) => !partOf(role))).toEqual(['governor', 'administrator']);
  expect(partOf('assistant')).toBe('assistant');
});

describe('who may do what', () => {
  test('no role is left without an account of its own', () => {
    const own = permissionRows.find(({ may }) => may === 'keep my account');
    expect(Object.values(own!.who)).toEqual(roles.map(() => true));
  });

  test('only an administrator keeps people, and an administrator reads no child’s record', () => {
    const rows = new Map(permissionRows.map((row) => [row.may, row.who]));
    expect(roles.filter((role) => rows.get('keep people')![role])).toEqual(['administrator']);
    expect(rows.get("read a child's record")!.administrator).toBe(false);
  });

  test('docs/who-may-do-what.md says the same as the code (npx vitest run src/features/staff -u writes it anew)', async () => {
    await expect(permissionsAsMarkdown()).toMatchFileSnapshot('../../../docs/who-may-do-what.md');
  });
});
