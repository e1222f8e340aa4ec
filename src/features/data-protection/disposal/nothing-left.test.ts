import type { Kysely } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shapeOf } from '../../../database/shape.ts';
import { problemLog } from '../../../log/log.ts';
import { emptyDatabase } from '../../../samples/empty-database.ts';
import { tinySchool, type TinySchool } from '../../../samples/tiny-school.ts';
import { newId } from '../../../database/id.ts';
import type { Database, SchoolDb } from '../../../database/connection.ts';
import { bringInPupils, isInOpenList } from '../../import/index.ts';
import { carryOn } from '../../import/process.ts';
import { beginRun } from '../../import/store/runs.ts';
import { parentsOf } from '../../pupils/index.ts';
import { dispose } from './delete/store.ts';
import { propose } from './store.ts';

// Whatever is left of a child is found here by looking at every text of every table, whoever wrote it there.

let database: Database;
let school: TinySchool;
let db: SchoolDb;
const today = '2026-11-24';
const now = `${today}T09:00:00.000Z`;
const head = 'UPN,Legal Surname,Legal Forename,Date of Birth,Year,Reg';
const amina = 'H211400026001,Begum,Amina,14/03/2018,Year 4,4 Oak';

beforeAll(async () => {
  database = await emptyDatabase();
  school = await tinySchool(database);
  db = database.ofSchool(school.id);
});
afterAll(() => database.close());

const bringIn = (...lines: string[]) =>
  bringInPupils(database, school.viewer.senco, Buffer.from([head, ...lines].join('\n')), { today, now });

const child = { id: newId(), upn: 'H211400026001', surname: 'Begum', forename: 'Amina', knownAs: null };

/** Where one of these words stands, in any column of any table. */
async function whereIs(words: readonly string[]): Promise<string[]> {
  const any = db as unknown as Kysely<Record<string, Record<string, unknown>>>;
  const places = new Set<string>();
  for (const { name, columns } of await shapeOf(database.dialect)) {
    if (!columns.includes('school_id')) continue;
    for (const row of await any.selectFrom(name).selectAll().execute())
      for (const [column, value] of Object.entries(row))
        if (words.some((word) => String(value).toLowerCase().includes(word.toLowerCase())))
          places.add(`${name}.${column}`);
  }
  return [...places].toSorted();
}

test('after a disposal nothing names the child but who has looked, and other people’s rows stay', async () => {
  const pupil = school.ownPupil;
  // Changed, then the same; then a namesake who is nobody here, which makes a doubtful row with an offer, left out.
  await bringIn(amina, ',Okafor,Daniel,02/05/2017,Year 5,5 Elm');
  await bringIn(amina.replace('Year 4', 'Year 5'));
  await bringIn(
    'H211400026002,Begum,Amina,14/03/2018,Year 4,4 Oak',
    'H211400026002,Nowak,Ola,01/01/2018,Year 4,',
  );
  await db
    .insertInto('submission')
    .values({ token: newId(), at: now, location: `/pupils/${pupil}/concerns` })
    .execute();
  const words = [pupil, 'H211400026001', 'Amina'];
  const before = await whereIs(words);
  expect(before).toEqual(
    expect.arrayContaining([
      'import_row.record',
      'import_row.choices',
      'pupil.forename',
      'submission.location',
    ]),
  );
  const others = await db
    .selectFrom('import_row')
    .select('row_no')
    .where('target_id', '=', school.otherPupil)
    .execute();
  expect(others.length).toBeGreaterThan(0);
  const [contact] = await parentsOf(db, pupil, today);
  expect(contact).toBeDefined();
  const by = { staffId: school.viewer.senco.staffId, now };
  const id = await propose(db, [pupil], { rule: 'A rule', ...by });
  await database.together(school.id, (own) => dispose(own, id, [pupil], by));
  expect(await whereIs(words)).toEqual([]);
  expect(
    await db.selectFrom('import_row').select('row_no').where('target_id', '=', school.otherPupil).execute(),
  ).toEqual(others);
});

test('a list that is not brought in yet is seen to name a child', async () => {
  const started = await beginRun(
    db,
    school.viewer.senco,
    {
      kind: 'pupils',
      name: 'list.csv',
      text: `${head}\n${amina}\n`,
      encoding: { encoding: 'utf-8' } as never,
    },
    now,
  );
  await carryOn({ database, log: problemLog, schoolId: school.id, runId: started, today });
  expect(await isInOpenList(db, [child])).toBe(true);
  expect(await isInOpenList(db, [{ ...child, upn: null, forename: 'Daniel' }])).toBe(false);
});
