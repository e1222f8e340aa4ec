import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answers } from '../../basics/answers.ts';
import type { Database, SchoolDb } from '../../database/connection.ts';
import { tinySchool, type TinySchool } from '../../samples/tiny-school.ts';
import { answersAt, beginDocument, findDocument, saveAnswers } from './store.ts';
import type { StoredDocument } from './rules.ts';
import { agreeVersion, versionsOf } from './versions/store.ts';
import { notePresence, whoElseIsIn } from './presence/store.ts';
import { emptyDatabase } from '../../samples/empty-database.ts';

const today = '2026-11-24';
const at = (time: string) => `${today}T${time}:00.000Z`;
let database: Database;
let alder: TinySchool;
let birch: TinySchool;
let db: SchoolDb;

beforeAll(async () => {
  database = await emptyDatabase();
  alder = await tinySchool(database);
  birch = await tinySchool(database, 'Birch Primary');
  db = database.ofSchool(alder.id);
});
afterAll(() => database.close());

const draft = (answers: Answers = {}) =>
  beginDocument(db, {
    pupilId: alder.ownPupil,
    cycleId: null,
    kind: 'assessment',
    answers,
    staffId: alder.viewer.teacher.staffId,
    now: at('09:00'),
  });
const read = async (id: string): Promise<StoredDocument> =>
  (await findDocument(db, alder.viewer.senco, id, today))!;
const save = async (id: string, who: 'teacher' | 'senco', base: number, mine: Answers) =>
  saveAnswers(db, await read(id), { base, mine, staffId: alder.viewer[who].staffId, now: at('09:05') });

describe('two people write in one assessment', () => {
  test('in different answers: both stay', async () => {
    const id = await draft({ strengths: 'Draws', difficulties: 'Reading' });
    await save(id, 'teacher', 1, { strengths: 'Draws and tells stories', difficulties: 'Reading' });
    const second = await save(id, 'senco', 1, { strengths: 'Draws', difficulties: 'Reading aloud' });
    expect(second.conflicts).toEqual([]);
    expect(second.changedByOthers).toEqual(['strengths']);
    expect((await read(id)).answers).toEqual({
      strengths: 'Draws and tells stories',
      difficulties: 'Reading aloud',
    });
  });

  test('in the same answer: the first stands, the second is told whose it is and keeps their own words', async () => {
    const id = await draft({ strengths: 'Draws' });
    await save(id, 'teacher', 1, { strengths: 'Draws animals' });
    const second = await save(id, 'senco', 1, { strengths: 'Draws every day' });
    expect(second.conflicts).toMatchObject([
      { field: 'strengths', theirs: 'Draws animals', mine: 'Draws every day', by: 'Teacher Example' },
    ]);
    expect((await read(id)).answers).toEqual({ strengths: 'Draws animals' });
    const decided = await save(id, 'senco', second.revision, { strengths: 'Draws every day' });
    expect(decided.conflicts).toEqual([]);
    expect((await read(id)).answers).toEqual({ strengths: 'Draws every day' });
    expect(await answersAt(db, id, second.revision)).toEqual({ strengths: 'Draws animals' });
  });

  test('the same form sent twice changes nothing more', async () => {
    const id = await draft();
    const once = await save(id, 'teacher', 1, { strengths: 'Kind' });
    const twice = await save(id, 'teacher', 1, { strengths: 'Kind' });
    expect(twice.revision).toBe(once.revision);
    expect(twice.conflicts).toEqual([]);
  });
});

test('what was agreed stays as it was when the document is amended', async () => {
  const id = await draft({ strengths: 'Draws' });
  const { staffId } = alder.viewer.senco;
  expect(await agreeVersion(db, await read(id), { reason: 'Agreed', staffId, now: at('10:00') })).toBe(1);
  await save(id, 'senco', 1, { strengths: 'Draws and sings' });
  expect(
    await agreeVersion(db, await read(id), { reason: 'Her mother told us more', staffId, now: at('11:00') }),
  ).toBe(2);
  expect((await versionsOf(db, id)).map(({ answers, reason }) => [answers['strengths'], reason])).toEqual([
    ['Draws', 'Agreed'],
    ['Draws and sings', 'Her mother told us more'],
  ]);
});

test('who else is writing is seen, until they have been gone for a while', async () => {
  const id = await draft();
  await notePresence(db, id, alder.viewer.teacher.staffId, at('09:00'));
  await notePresence(db, id, alder.viewer.senco.staffId, at('09:00'));
  expect(await whoElseIsIn(db, id, alder.viewer.senco.staffId, at('09:01'))).toEqual(['Teacher Example']);
  expect(await whoElseIsIn(db, id, alder.viewer.senco.staffId, at('09:05'))).toEqual([]);
});

test("another school's SENCO finds no document, while this school's does", async () => {
  const id = await draft();
  expect(await findDocument(database.ofSchool(birch.id), birch.viewer.senco, id, today)).toBeUndefined();
  expect(await findDocument(db, alder.viewer.senco, id, today)).toBeDefined();
});
