import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../database/connection.ts';
import { tinySchool, type TinySchool } from '../../samples/tiny-school.ts';
import { findPupil, parentsOf } from './store.ts';
import { emptyDatabase } from '../../samples/empty-database.ts';

const today = '2026-11-24';
let database: Database;
let alder: TinySchool;
let birch: TinySchool;

beforeAll(async () => {
  database = await emptyDatabase();
  alder = await tinySchool(database);
  birch = await tinySchool(database, 'Birch Primary');
});
afterAll(() => database.close());

const sees = async (viewer: TinySchool['viewer']['senco'], pupil: string): Promise<boolean> =>
  (await findPupil(database.ofSchool(viewer.schoolId), viewer, pupil, today)) !== undefined;

describe('who sees a child', () => {
  test.each([
    ['senco', true, true],
    ['head', true, true],
    ['teacher', true, false],
    ['assistant', true, false],
    ['governor', false, false],
    ['administrator', false, false],
  ] as const)(
    'the %s sees a child of their own class: %s, of another class: %s',
    async (role, own, other) => {
      expect(await sees(alder.viewer[role], alder.ownPupil)).toBe(own);
      expect(await sees(alder.viewer[role], alder.otherPupil)).toBe(other);
    },
  );

  test("no SENCO sees another school's child, while that school's SENCO does", async () => {
    expect(await sees(birch.viewer.senco, alder.ownPupil)).toBe(false);
    expect(await sees(alder.viewer.senco, alder.ownPupil)).toBe(true);
  });

  test('letters go to those with parental responsibility', async () => {
    expect(
      (await parentsOf(database.ofSchool(alder.id), alder.ownPupil, today)).map(({ name }) => name),
    ).toEqual(['Rukia Begum']);
  });
});
