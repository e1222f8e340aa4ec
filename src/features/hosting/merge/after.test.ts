import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../database/id.ts';
import type { Mailer } from '../../../mail/mailer.ts';
import { paths } from '../../../paths.ts';
import { tinyApp, type TinyApp } from '../../../samples/tiny-app.ts';
import { samplePassword } from '../../../samples/tiny-school.ts';
import { deliverPost } from '../../notices/deliver/postman.ts';
import { writeNotice } from '../../notices/index.ts';
import { parentsOf } from '../../pupils/index.ts';
import { mergeSchools } from './merge-schools.ts';

const now = '2026-11-24T09:00:00.000Z';
const later = '2026-11-24T10:00:00.000Z';
let tiny: TinyApp;
let cookie: string;

// The tiny app signs in people of Alder: Birch is merged into it, and its teacher stays signed in.
beforeAll(async () => {
  tiny = await tinyApp();
  const { services, server } = tiny.app;
  const birch = services.database.ofSchool(tiny.birch.id);
  await birch.updateTable('pupil').set({ upn: null, date_of_birth: '2016-01-01' }).execute();
  const answer = await server.inject({
    method: 'POST',
    url: paths.signIn(),
    headers: { origin: services.baseUrl, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({
      email: `teacher.${tiny.birch.id.slice(-6)}@example.org`,
      password: samplePassword,
    }).toString(),
  });
  cookie = String(answer.headers['set-cookie']).split(';')[0]!;
  await services.database.accounts
    .updateTable('account_session')
    .set({ schoolId: tiny.birch.id })
    .where('userId', '=', tiny.birch.viewer.teacher.accountId)
    .execute();
  const before = await there(paths.pupil({ pupil: tiny.birch.ownPupil }));
  if (before.statusCode !== 200) throw new Error('The teacher of Birch is not signed in there');
  await writeNotice(birch, {
    pupilId: tiny.birch.ownPupil,
    kind: 'sen-support-begins',
    letter: { about: 'SEN support', blocks: [{ kind: 'paragraph', text: 'We will help.' }] },
    to: await parentsOf(birch, tiny.birch.ownPupil, '2026-11-24'),
    by: tiny.birch.viewer.senco,
    today: '2026-11-24',
    now,
  });
  await mergeSchools(
    services.database,
    {
      first: { id: tiny.birch.id, name: 'Birch Primary' },
      other: { id: tiny.alder.id, name: 'Alder Primary' },
    },
    { now, today: '2026-11-24', isTrial: false },
  );
});
afterAll(() => tiny.app.close());

const there = (url: string) => tiny.app.server.inject({ url, headers: { cookie } });
const mainOf = (body: string) => body.slice(body.indexOf('<main'));

describe('after a merge', () => {
  test('a teacher who was signed in goes on, at the other school, with the children of the class and no other', async () => {
    const page = await there(paths.pupil({ pupil: tiny.birch.ownPupil }));
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('Alder Primary');
    for (const pupil of [tiny.birch.otherPupil, tiny.alder.ownPupil, tiny.alder.otherPupil])
      expect((await there(paths.pupil({ pupil }))).statusCode).toBe(404);
  });

  test('the SENCO of the other school sees who looked, with the school by the line; a teacher does not', async () => {
    const url = (pupil: string) => paths.pupilLooked({ pupil }, { month: '2026-11' });
    const page = mainOf((await tiny.get('senco', url(tiny.birch.ownPupil))).body);
    expect(page).toMatch(/Teacher Example.*Teacher, at Birch Primary.*Opened the child’s page/s);
    expect((await tiny.get('teacher', url(tiny.birch.ownPupil))).statusCode).toBe(404);
    expect((await there(url(tiny.birch.ownPupil))).statusCode).toBe(404);
    expect(mainOf((await tiny.get('senco', url(tiny.alder.ownPupil))).body)).not.toContain('at Birch');
    const one = { month: '2026-11', person: tiny.birch.viewer.teacher.staffId };
    const theirs = mainOf(
      (await tiny.get('senco', paths.pupilLooked({ pupil: tiny.birch.ownPupil }, one))).body,
    );
    expect(theirs).toMatch(/November 2026, Teacher Example.*at Birch Primary/s);
  });

  const asksForCopy = (pupil: string, more: Record<string, string> = {}) =>
    tiny.post('senco', paths.accessRequestNew({ pupil }), {
      kind: 'subject-access',
      askedAs: 'parent',
      askedBy: 'Rukia Begum',
      'receivedOn-day': '3',
      'receivedOn-month': '11',
      'receivedOn-year': '2026',
      way: 'letter',
      words: 'Everything',
      authority: 'Known to the office',
      ...more,
    });

  test('whoever answers a request for a copy is told that who looked before is to be added, of these children alone', async () => {
    const words = 'Who looked at the record there is not';
    for (const [pupil, isTold] of [
      [tiny.birch.ownPupil, true],
      [tiny.alder.ownPupil, false],
    ] as const) {
      const page = await tiny.get('senco', String((await asksForCopy(pupil)).headers.location));
      expect(page.body.replaceAll(/\s+/g, ' ').includes(words)).toBe(isTold);
    }
  });

  test('a form that was opened at the school that is closed is taken at the other; one of a third school is not', async () => {
    const pupil = tiny.birch.ownPupil;
    expect((await asksForCopy(pupil, { 'at-school': tiny.birch.id })).statusCode).toBe(303);
    expect((await asksForCopy(pupil, { 'at-school': newId() })).statusCode).toBe(409);
  });

  test('a letter that waited goes out, once, from the other school', async () => {
    const sent: string[] = [];
    const mailer: Mailer = {
      send: async ({ to }) => {
        sent.push(to.address);
        return { state: 'sent', response: '250' };
      },
    };
    const round = () =>
      deliverPost(tiny.app.services.database, mailer, { name: 'A', address: 'a@example.org' }, () => later, {
        id: newId(),
        seconds: 300,
      });
    expect([await round(), await round()]).toEqual([1, 0]);
    expect(sent).toEqual(['rukia@example.org']);
  });

  test('nobody signs in at the school that was closed', async () => {
    const { accounts } = tiny.app.services.database;
    const places = await accounts
      .selectFrom('account_place')
      .select('account_id')
      .where('at_school', '=', tiny.birch.id)
      .execute();
    expect(places).toEqual([]);
  });
});
