import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addSchoolDays } from '../../basics/school-days.ts';
import type { Database } from '../../database/connection.ts';
import { tinySchool, type TinySchool } from '../../samples/tiny-school.ts';
import { calendarOf, changeSetting, schoolOf, settingOf, settingsOf } from './store.ts';
import { emptyDatabase } from '../../samples/empty-database.ts';

let database: Database;
let alder: TinySchool;
let birch: TinySchool;

beforeAll(async () => {
  database = await emptyDatabase();
  alder = await tinySchool(database);
  birch = await tinySchool(database, 'Birch Primary');
});
afterAll(() => database.close());

describe("a school's own choices", () => {
  test('start as practice has it, and never with an invented contact', async () => {
    const settings = await settingsOf(database.ofSchool(alder.id));
    expect(settings['reply-days']).toBe(5);
    expect(settings['meeting-minimum']).toBe(3);
    expect(settings['require-authenticator']).toBe('no');
    expect(settings['sendiass-email']).toBe('');
  });

  test('are changed for one school and not for the other', async () => {
    const db = database.ofSchool(alder.id);
    await changeSetting(db, 'reply-days', '4');
    await changeSetting(db, 'reply-days', '3');
    expect(await settingOf(db, 'reply-days')).toBe(3);
    expect(await settingOf(database.ofSchool(birch.id), 'reply-days')).toBe(5);
  });

  test('a stored value that the rule does not allow counts as not chosen', async () => {
    const db = database.ofSchool(alder.id);
    await changeSetting(db, 'meeting-minimum', '1');
    expect(await settingOf(db, 'meeting-minimum')).toBe(3);
  });
});

test('clocks count in the days of the school', async () => {
  const calendar = await calendarOf(database.ofSchool(alder.id));
  expect(addSchoolDays(calendar, '2026-12-18', 1)).toBe('2027-01-04');
});

test('letters name the school of whoever writes them', async () => {
  expect((await schoolOf(database.ofSchool(birch.id))).name).toBe('Birch Primary');
});
