import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emptyDatabase } from '../../samples/empty-database.ts';
import { tinySchool, type TinySchool } from '../../samples/tiny-school.ts';
import { setClosed } from '../hosted-schools.ts';
import { newId } from '../id.ts';
import type { Database } from '../connection.ts';
import { linesBefore } from './lines-before.ts';

const at = '2026-11-20T09:05:00.000Z';
let database: Database;
let [alder, birch, cedar] = [] as unknown as [TinySchool, TinySchool, TinySchool];
beforeAll(async () => {
  database = await emptyDatabase();
  alder = await tinySchool(database);
  birch = await tinySchool(database, 'Birch Primary');
  cedar = await tinySchool(database, 'Cedar Primary');
  for (const [pupil_id, subject] of [
    [alder.ownPupil, 'record'],
    [alder.otherPupil, 'plan'],
    [null, 'register'],
  ] as const)
    await database
      .ofSchool(alder.id)
      .insertInto('audit')
      .values({ id: newId(), at, staff_id: alder.viewer.teacher.staffId, action: 'read', subject, pupil_id })
      .execute();
  await came(birch, birch.ownPupil, alder.ownPupil);
});
afterAll(() => database.close());

const came = (school: TinySchool, pupil_id: string, from_pupil: string) =>
  database
    .ofSchool(school.id)
    .insertInto('came_from')
    .values({ pupil_id, from_school: alder.id, from_pupil, at })
    .execute();
const month = { from: '2026-11-01T00:00:00.000Z', until: '2026-12-01T00:00:00.000Z', atMost: 10 };
const ask = (school: TinySchool, pupilId: string, when = month) =>
  linesBefore(database, { schoolId: school.id, pupilId }, when);
const went = (school: TinySchool, became?: TinySchool) =>
  setClosed(database.accounts, school.id, {
    at,
    because: 'A test',
    ...(became ? { became: became.id } : {}),
  });
const nothing = { lines: [], people: [], span: undefined };

describe('who looked at a child’s record at a school that was merged into this one', () => {
  test('is asked of no school that did not go on in this one', async () => {
    expect(await ask(birch, birch.ownPupil)).toEqual(nothing);
    await went(alder);
    expect(await ask(birch, birch.ownPupil)).toEqual(nothing);
    await went(alder, cedar);
    expect(await ask(birch, birch.ownPupil)).toEqual(nothing);
    await went(alder, birch);
    expect((await ask(birch, birch.ownPupil)).lines).toHaveLength(1);
  });

  test('is the lines about that child alone, with the school’s name, and the names on them', async () => {
    const { lines, people, span } = await ask(birch, birch.ownPupil);
    const staffId = alder.viewer.teacher.staffId;
    expect(lines).toEqual([{ at, staffId, action: 'read', subject: 'record', school: 'Alder Primary' }]);
    expect(people).toEqual([
      { id: staffId, name: 'Teacher Example', role: 'teacher', school: 'Alder Primary' },
    ]);
    expect(span).toEqual({ first: at, last: at });
    expect(await ask(birch, birch.otherPupil)).toEqual(nothing);
    expect(await ask(birch, alder.ownPupil)).toEqual(nothing);
    const other = { ...month, from: '2026-11-21T00:00:00.000Z' };
    expect(await ask(birch, birch.ownPupil, other)).toEqual({ lines: [], people, span });
  });

  test('is followed from school to school, and never in a circle', async () => {
    await came(cedar, cedar.ownPupil, alder.ownPupil);
    expect(await ask(cedar, cedar.ownPupil)).toEqual(nothing);
    await went(birch, cedar);
    expect((await ask(cedar, cedar.ownPupil)).lines).toHaveLength(1);
    await went(birch, alder);
    expect(await ask(cedar, cedar.ownPupil)).toEqual(nothing);
  });
});
