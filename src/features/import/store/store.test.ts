import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemLog } from '../../../log/log.ts';
import type { Database, SchoolDb } from '../../../database/connection.ts';
import { tinySchool } from '../../../samples/tiny-school.ts';
import type { TinySchool } from '../../../samples/tiny-school.ts';
import { bringInPupils } from '../index.ts';
import { carryOn } from '../process.ts';
import { recogniseText } from '../read-file/encoding.ts';
import { inventedUpn } from '../rules/judge/judge-samples.ts';
import type { ListKind } from '../rules/headings/fields.ts';
import type { Run } from '../rules/run.ts';
import { applyRun } from './apply.ts';
import { allRows, countRows, decideRow, leaveOutUndecided } from './rows.ts';
import { beginRun, cancelRun, contentOf, findRun, forgetAbandoned, runsOf } from './runs.ts';
import { pointersIn, undoRun, whatUndoDoes } from './undo.ts';
import { shapeOf } from '../../../database/shape.ts';
import { emptyDatabase } from '../../../samples/empty-database.ts';

const today = '2026-11-24';
const now = `${today}T09:00:00.000Z`;
let database: Database;
let school: TinySchool;
let db: SchoolDb;

beforeAll(async () => {
  database = await emptyDatabase();
});
afterAll(() => database.close());

async function fresh() {
  school = await tinySchool(database);
  db = database.ofSchool(school.id);
}

/** Sends a list and gives its run once it is read and judged. */
async function sent(text: string, kind: ListKind = 'pupils'): Promise<Run> {
  const { text: found, ...encoding } = recogniseText(Buffer.from(text));
  const runId = await beginRun(
    db,
    school.viewer.senco,
    { kind, name: 'list.csv', text: found, encoding },
    now,
  );
  await carryOn({ database, log: problemLog, schoolId: school.id, runId, today });
  return (await findRun(db, runId))!;
}

const apply = async (run: Run, leftHaveLeft = false) =>
  db.transaction().execute((trx) => applyRun(trx, school.viewer.senco, run, { leftHaveLeft, today, now }));
const undo = async (run: Run) => {
  const shape = await shapeOf(database.dialect);
  return db.transaction().execute((trx) => undoRun(trx, run, shape, now));
};
const pupils = () => db.selectFrom('pupil').selectAll().orderBy('surname').orderBy('forename').execute();

/** Every row of every table that an import touches, without its own bookkeeping. */
async function everything() {
  const tables = [
    'pupil',
    'class_pupil',
    'school_class',
    'circumstance',
    'contact',
    'staff',
    'class_staff',
  ] as const;
  const all: Record<string, unknown[]> = {};
  for (const table of tables) {
    const rows = (await db.selectFrom(table).selectAll().execute()) as unknown[];
    all[table] = rows.map((row) => JSON.stringify(row)).toSorted();
  }
  return all;
}

const headings =
  'UPN,Surname,Forename,DOB,Year,Reg,Sex,In Care,EAL,Contact 1 name,Contact 1 email,Contact 1 parental responsibility';
const amina = 'H211400026001,Begum,Amina,14/03/2018,4,4 Oak,F,,,Rukia Begum,rukia@example.org,Y';
const daniel = ',Okafor,Daniel,02/05/2017,5,5 Elm,M,,,,,';
const zoe = `${inventedUpn(7)},Peña,Zoë,21/11/2017,4,4 Maple,F,Y,Y,Ana Peña,ana@example.org,Y`;
const list = (...rows: string[]) => [headings, ...rows].join('\n');

describe('a list of pupils', () => {
  test('adds, changes and leaves alone, and can be undone to exactly what was there', async () => {
    await fresh();
    const before = await everything();
    const run = await sent(list(amina.replace('4 Oak', '4 Maple').replace('rukia@', 'new@'), daniel, zoe));
    expect(run.status).toBe('preview');
    // Daniel has no UPN in a file of UPNs, nor on the register: name and date of birth are all there is.
    expect(await countRows(db, run.id)).toEqual({
      new: 1,
      changed: 1,
      same: 1,
      doubtful: 0,
      left: 0,
      undecided: 0,
    });

    expect(await apply(run)).toEqual({ done: 'applied', added: 1, changed: 1, left: 0 });
    const [, , added] = await pupils();
    expect(added).toMatchObject({
      surname: 'Peña',
      forename: 'Zoë',
      upn: inventedUpn(7),
      year_group: '4',
      entered_on: today,
    });
    const contacts = await db
      .selectFrom('contact')
      .select(['name', 'email', 'parental_responsibility'])
      .orderBy('name')
      .execute();
    expect(contacts).toEqual([
      { name: 'Ana Peña', email: 'ana@example.org', parental_responsibility: 'yes' },
      { name: 'Rukia Begum', email: 'new@example.org', parental_responsibility: 'yes' },
    ]);
    const classes = await db
      .selectFrom('class_pupil')
      .innerJoin('school_class', 'id', 'class_id')
      .select(['name', 'from_on', 'until_on'])
      .where('pupil_id', '=', school.ownPupil)
      .orderBy('from_on')
      .execute();
    expect(classes).toEqual([
      { name: '4 Oak', from_on: '2026-09-01', until_on: '2026-11-23' },
      { name: '4 Maple', from_on: today, until_on: null },
    ]);
    expect(await db.selectFrom('circumstance').select('kind').orderBy('kind').execute()).toEqual([
      { kind: 'english-additional' },
      { kind: 'looked-after' },
    ]);
    expect(await db.selectFrom('event').select(['pupil_id', 'detail']).execute()).toEqual([
      { pupil_id: school.ownPupil, detail: 'class, rukia begum: e-mail' },
    ]);

    const undone = await undo((await findRun(db, run.id))!);
    expect(undone.map(({ because }) => because)).toEqual([undefined, undefined]);
    expect(await everything()).toEqual(before);
    expect((await findRun(db, run.id))!.status).toBe('undone');
  });

  test('brought in twice changes nothing the second time', async () => {
    await fresh();
    await apply(await sent(list(amina, daniel, zoe)));
    const before = await everything();
    const again = await sent(list(amina, daniel, zoe));
    expect(await countRows(db, again.id)).toMatchObject({ new: 0, changed: 0, same: 3, doubtful: 0 });
    await apply(again);
    expect(await everything()).toEqual(before);
  });

  test('a class of the new year ends the stay in last year’s, so that last year’s teacher no longer sees the child', async () => {
    await fresh();
    await db
      .updateTable('school_class')
      .set({ academic_year: '2025/26' })
      .where('id', '=', school.classId)
      .execute();
    await apply(await sent(list(amina.replace('4 Oak', '5 Elm'), daniel)));
    const open = await db
      .selectFrom('class_pupil')
      .innerJoin('school_class', 'id', 'class_id')
      .select('name')
      .where('pupil_id', '=', school.ownPupil)
      .where('until_on', 'is', null)
      .execute();
    expect(open).toEqual([{ name: '5 Elm' }]);
  });

  test('waits while a row is doubtful, and does what was decided', async () => {
    await fresh();
    const run = await sent(list(amina, daniel, zoe.replace(inventedUpn(7), 'X211400024001')));
    expect(await countRows(db, run.id)).toMatchObject({ doubtful: 1, undecided: 1 });
    expect(await apply(run)).toEqual({ done: 'undecided', rows: 1 });
    expect(await pupils()).toHaveLength(2);
    await decideRow(db, run.id, 4, 'new');
    expect(await apply(run)).toMatchObject({ added: 1 });
    expect((await pupils())[2]).toMatchObject({ forename: 'Zoë', upn: null });
  });

  test('left out means left out', async () => {
    await fresh();
    const run = await sent(list(amina, daniel, zoe.replace('21/11/2017', '31/11/2017')));
    await leaveOutUndecided(db, run.id);
    expect(await apply(run)).toMatchObject({ added: 0 });
  });

  test('does not add one child twice', async () => {
    await fresh();
    const run = await sent(list(amina, daniel, zoe, zoe));
    await decideRow(db, run.id, 4, 'new');
    await decideRow(db, run.id, 5, 'new');
    expect(await apply(run)).toMatchObject({ done: 'contradictions', contradictions: [{ lines: [4, 5] }] });
    await decideRow(db, run.id, 5, 'leave-out');
    expect(await apply(run)).toMatchObject({ added: 1 });
  });

  test('records who left only when a person says that they have left, and undoes that too', async () => {
    await fresh();
    const before = await everything();
    const kept = await sent(list(daniel));
    expect(await countRows(db, kept.id)).toMatchObject({ left: 1 });
    expect(kept.reading.doubts).toMatchObject([{ code: 'many-left' }, { code: 'no-upns' }]);
    expect(await apply(kept, false)).toMatchObject({ left: 0 });
    expect(await everything()).toEqual(before);

    const gone = await sent(list(daniel));
    expect(await apply(gone, true)).toMatchObject({ left: 1 });
    expect((await pupils())[0]).toMatchObject({ forename: 'Amina', left_on: today });
    await undo((await findRun(db, gone.id))!);
    expect(await everything()).toEqual(before);
  });

  test('judges again when the register changed since the preview, and keeps what was decided', async () => {
    await fresh();
    const run = await sent(
      list(amina.replace('Begum', 'Rahman'), daniel, zoe.replace(inventedUpn(7), 'X211400024001')),
    );
    await decideRow(db, run.id, 4, 'new');
    await db.updateTable('pupil').set({ surname: 'Rahman' }).where('id', '=', school.ownPupil).execute();
    expect(await apply(run)).toEqual({ done: 'judged again' });
    const again = (await findRun(db, run.id))!;
    expect(again.reading.judgedAgain).toBe(true);
    expect(await countRows(db, run.id)).toMatchObject({ same: 2, changed: 0, undecided: 0 });
    expect(await apply(again)).toMatchObject({ added: 1 });
  });

  test('undo leaves what was changed since, and says which', async () => {
    await fresh();
    const run = await sent(list(amina.replace('Begum', 'Rahman'), daniel, zoe));
    await apply(run);
    const added = (await pupils()).find(({ forename }) => forename === 'Zoë')!;
    await db.updateTable('pupil').set({ surname: 'Rahman-Ali' }).where('id', '=', school.ownPupil).execute();
    await db
      .insertInto('observation')
      .values({
        id: 'o1',
        pupil_id: added.id,
        on_day: today,
        at_time: '10:00',
        place: 'Hall',
        words: 'Sang',
        recorded_by: school.viewer.senco.staffId,
        recorded_at: now,
      })
      .execute();
    const applied = (await findRun(db, run.id))!;
    const expected = [
      ['Amina Rahman', 'changed since'],
      ['Zoë Peña', 'something has been recorded since'],
    ];
    expect(
      (await whatUndoDoes(db, applied, await shapeOf(database.dialect))).map(({ who, because }) => [
        who,
        because,
      ]),
    ).toEqual(expected);
    expect((await undo(applied)).map(({ who, because }) => [who, because])).toEqual(expected);
    expect(await pupils()).toHaveLength(3);
  });

  test('never changes SEN status: what the file says waits as a question', async () => {
    await fresh();
    const run = await sent([`${headings},SEN Status,SEN Need`, `${amina},K,SLCN`, `${daniel},N,`].join('\n'));
    expect(run.reading.starting).toBe(true);
    await apply(run);
    expect(await db.selectFrom('sen_period').selectAll().execute()).toEqual([]);
    const questions = (await allRows(db, run.id)).flatMap(({ sen }) => (sen ? [sen] : []));
    expect(questions).toMatchObject([{ onRegister: 'N', inFile: { provision: 'K', needs: ['SLCN'] } }]);
  });

  test('asks about headings that it does not know, and about garbled letters', async () => {
    await fresh();
    expect((await sent(`${headings},Club\n${zoe},Chess`)).status).toBe('mapping');
    expect((await sent(list(zoe.replaceAll('ë', 'Ã«')))).status).toBe('mapping');
    expect((await sent('Colour\tShape\nred\tround\n')).status).toBe('mapping');
  });

  test('says what to do when a file cannot be read', async () => {
    await fresh();
    const run = await sent(`${headings}\n"Begum,Amina\n`);
    expect(run).toMatchObject({ status: 'failed', problem: expect.stringContaining('never closed') });
  });
});

describe('staff and classes', () => {
  const staff =
    'Name,Email,Role\nAyesha Khan,a.khan@example.org,Class teacher\nPeter Adjei,p.adjei@example.org,Teaching Assistant';

  test('staff come in, without anybody becoming administrator, and go again', async () => {
    await fresh();
    const before = await everything();
    const run = await sent(staff, 'staff');
    expect(await apply(run)).toMatchObject({ added: 2 });
    const added = await db
      .selectFrom('staff')
      .select(['name', 'role', 'account_id'])
      .where('account_id', 'is', null)
      .orderBy('name')
      .execute();
    expect(added).toEqual([
      { name: 'Ayesha Khan', role: 'teacher', account_id: null },
      { name: 'Peter Adjei', role: 'assistant', account_id: null },
    ]);
    await undo((await findRun(db, run.id))!);
    expect(await everything()).toEqual(before);
  });

  test('classes come in with their teachers, change, and go again', async () => {
    await fresh();
    await apply(await sent(staff, 'staff'));
    const before = await everything();
    const run = await sent(
      'Class,Year,Teacher email,Assistants\n4 Oak,4,a.khan@example.org,\n6 Beech,6,a.khan@example.org,Peter Adjei',
      'classes',
    );
    expect(await countRows(db, run.id)).toMatchObject({ new: 1, changed: 1, left: 1 });
    expect(await apply(run, true)).toMatchObject({ added: 1, changed: 1, left: 0 });
    const oak = await db
      .selectFrom('class_staff')
      .innerJoin('staff', 'staff.id', 'staff_id')
      .select(['name', 'part', 'class_staff.until_on'])
      .where('class_id', '=', school.classId)
      .orderBy('name')
      .execute();
    expect(oak).toEqual([
      { name: 'Assistant Example', part: 'assistant', until_on: null },
      { name: 'Ayesha Khan', part: 'teacher', until_on: null },
      { name: 'Teacher Example', part: 'teacher', until_on: '2026-11-23' },
    ]);
    await undo((await findRun(db, run.id))!);
    expect(await everything()).toEqual(before);
  });
});

describe('what is kept of a file', () => {
  test('its text is erased once it is brought in or given up', async () => {
    await fresh();
    const run = await sent(list(zoe));
    expect(await contentOf(db, run.id)).toContain('Zoë');
    await apply(run);
    expect(await contentOf(db, run.id)).toBe('');
    const given = await sent(list(zoe));
    await cancelRun(db, given.id);
    expect(await contentOf(db, given.id)).toBe('');
    expect(await allRows(db, given.id)).toEqual([]);
  });

  test('a file that nobody finished is erased, a new one is not', async () => {
    await fresh();
    const run = await sent(list(zoe));
    await forgetAbandoned(db, '2026-11-10T00:00:00.000Z');
    expect(await contentOf(db, run.id)).not.toBe('');
    await forgetAbandoned(db, '2026-12-10T00:00:00.000Z');
    expect(await contentOf(db, run.id)).toBe('');
  });

  test("another school's imports are not found, one's own are", async () => {
    await fresh();
    const run = await sent(list(zoe));
    const other = await tinySchool(database, 'Birch Primary');
    expect(await findRun(database.ofSchool(other.id), run.id)).toBeUndefined();
    expect(await runsOf(database.ofSchool(other.id))).toEqual([]);
    expect(await runsOf(db)).toHaveLength(1);
  });
});

test('undo looks at everything that points to a pupil, a contact or somebody of the staff', async () => {
  const known = pointersIn(await shapeOf(database.dialect)).map(({ table, column }) => `${table}.${column}`);
  for (const pointer of [
    'hand_over.pupil_id',
    'disposal_child.pupil_id',
    'concern.contact_id',
    'class_staff.staff_id',
    'support_group.led_by',
    'legal_hold.placed_by',
  ])
    expect(known).toContain(pointer);
  expect(known.every((pointer) => !pointer.endsWith('.school_id'))).toBe(true);
});

test('1,000 pupils with contacts are read, judged and brought in', async () => {
  await fresh();
  const rows = Array.from(
    { length: 1000 },
    (_, at) =>
      `,Sur${at.toString(36)},For${(at * 7).toString(36)},12/03/2018,4,4 Class ${at % 30},F,,Y,Parent ${at},p${at}@example.org,Y`,
  );
  const applied = await bringInPupils(database, school.viewer.senco, Buffer.from(list(...rows)), {
    today,
    now,
  });
  expect(applied).toEqual({ done: 'applied', added: 1000, changed: 0, left: 0 });
  expect(await pupils()).toHaveLength(1002);
});
