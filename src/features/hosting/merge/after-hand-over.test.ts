import { afterAll, beforeAll, expect, test } from 'vitest';
import { paths } from '../../../paths.ts';
import { tinyApp, type TinyApp } from '../../../samples/tiny-app.ts';
import { samplePassword } from '../../../samples/tiny-school.ts';
import { thingsOf } from '../../../../tests/permissions/things.ts';
import { mergeSchools } from './merge-schools.ts';

const passphrase = 'abcd-efgh-jkmn-pqrs-tuvw';
const origin = 'http://localhost:3000';
const today = '2026-11-24';
const now = `${today}T16:00:00.000Z`;

let tiny: TinyApp;
let cookie: string;
beforeAll(async () => {
  tiny = await tinyApp();
  await thingsOf(database(), tiny.alder);
  await dbOf('alder').updateTable('import_run').set({ status: 'applied' }).execute();
  // Nobody has the UPN or the birthday of the child who moves.
  await dbOf('birch').updateTable('pupil').set({ upn: null, date_of_birth: '2016-01-01' }).execute();
  const answer = await tiny.app.server.inject({
    method: 'POST',
    url: paths.signIn(),
    headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({
      email: `senco.${tiny.birch.id.slice(-6)}@example.org`,
      password: samplePassword,
    }).toString(),
  });
  cookie = String(answer.headers['set-cookie']).split(';')[0]!;
});
afterAll(() => tiny.app.close());

const database = () => tiny.app.services.database;
const dbOf = (school: 'alder' | 'birch') => database().ofSchool(tiny[school].id);

/** The file of a child of Alder, made there and taken in at Birch. */
async function moves(): Promise<void> {
  const made = await tiny.post('senco', paths.handOver({ pupil: tiny.alder.ownPupil }), {
    to: 'Birch Primary',
    reason: 'moves',
    'leftOn-day': '20',
    'leftOn-month': '11',
    'leftOn-year': '2026',
    passphrase,
  });
  const field = (name: string) => `--x\r\ncontent-disposition: form-data; name="${name}"`;
  const sent = await tiny.app.server.inject({
    method: 'POST',
    url: paths.filesIn(),
    headers: { origin, cookie, 'content-type': 'multipart/form-data; boundary=x' },
    payload: Buffer.concat([
      Buffer.from(
        `${field('passphrase')}\r\n\r\n${passphrase}\r\n${field('file')}; filename="a.alongside"\r\n\r\n`,
      ),
      made.rawPayload,
      Buffer.from('\r\n--x--\r\n'),
    ]),
  });
  const taken = await tiny.app.server.inject({
    method: 'POST',
    url: String(sent.headers.location),
    headers: { origin, cookie, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ into: 'new' }).toString(),
  });
  expect(taken.statusCode).toBe(303);
}

const merge = () =>
  mergeSchools(
    database(),
    {
      first: { id: tiny.alder.id, name: 'Alder Primary' },
      other: { id: tiny.birch.id, name: 'Birch Primary' },
    },
    { now, today, isTrial: false },
  );

test('a child whose file had gone from one to the other is one child, with one of everything', async () => {
  const pupil = tiny.alder.ownPupil;
  await moves();
  const at = (school: 'alder' | 'birch', table: 'document' | 'sen_period') =>
    dbOf(school).selectFrom(table).selectAll().where('pupil_id', '=', pupil).orderBy('id').execute();
  const there = { document: await at('birch', 'document'), sen: await at('birch', 'sen_period') };
  expect(there.document.length).toBeGreaterThan(2);
  expect(there.sen.every(({ until_on }) => until_on !== null)).toBe(true);

  // Until the list of the first says that they have left, they are on roll at both.
  const ofOthers = (
    await dbOf('alder').selectFrom('document').select('id').where('pupil_id', '!=', pupil).execute()
  ).length;
  const early = await merge();
  expect(early.merged).toBeUndefined();
  expect(early.look.refusals).toEqual([expect.stringContaining('by a file that went between the two: 1.')]);
  await dbOf('alder').updateTable('pupil').set({ left_on: '2026-11-20' }).where('id', '=', pupil).execute();

  const { look, merged } = await merge();
  expect(look.refusals).toEqual([]);
  expect(look.children.known).toEqual([{ id: pupil, into: pupil, leftOn: '2026-11-20' }]);
  expect(await at('birch', 'document')).toEqual(there.document);
  expect(await at('birch', 'sen_period')).toEqual(there.sen);
  const carried = new Map(merged!.carried.map((one) => [one.table, one]));
  expect(carried.get('document')).toMatchObject({ rows: there.document.length + ofOthers, added: ofOthers });
  expect(carried.get('pupil')).toMatchObject({ rows: 2, added: 1 });
  // What does not travel in a file came now: who was told, who asked for a copy.
  expect(carried.get('access_request')!.added).toBe(carried.get('access_request')!.rows);
  expect(carried.get('briefing')!.added).toBeGreaterThan(0);
  const child = await dbOf('birch')
    .selectFrom('pupil')
    .selectAll()
    .where('id', '=', pupil)
    .executeTakeFirst();
  expect(child).toMatchObject({ left_on: null, entered_on: today });
  const contacts = await dbOf('birch')
    .selectFrom('contact')
    .select('until_on')
    .where('pupil_id', '=', pupil)
    .execute();
  expect(contacts).toEqual([{ until_on: null }]);
  // The SENCO of the first wrote in the file, was an author here, and is somebody who works here now.
  const senco = await dbOf('birch')
    .selectFrom('staff')
    .select(['account_id', 'email', 'until_on'])
    .where('id', '=', tiny.alder.viewer.senco.staffId)
    .executeTakeFirst();
  expect(senco).toMatchObject({ account_id: tiny.alder.viewer.senco.accountId, until_on: null });
  const page = await tiny.app.server.inject({
    url: paths.pupilLooked({ pupil }, { month: '2026-11' }),
    headers: { cookie },
  });
  expect(page.body).toMatch(/SENCO, at Alder Primary/);
});
