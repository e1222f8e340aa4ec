import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signedIn } from '../../samples/signed-in.ts';
import { makeApp, type App } from '../../app.ts';
import { newId } from '../../database/id.ts';
import { paths } from '../../paths.ts';
import { tinySchool, type TinySchool } from '../../samples/tiny-school.ts';
import { openConcerns } from './store.ts';
import { emptyDatabase } from '../../samples/empty-database.ts';

type Who = 'senco' | 'teacher' | 'assistant' | 'governor';
const today = '2026-11-24';
const clock = { now: () => `${today}T09:00:00.000Z`, today: () => today };
const baseUrl = 'http://localhost:3000';
const cookies = {} as Record<Who, string>;
let app: App;
let alder: TinySchool;
let birch: TinySchool;

const post = (who: Who | undefined, url: string, payload: Record<string, string>) =>
  app.server.inject({
    method: 'POST',
    url,
    headers: {
      origin: baseUrl,
      'content-type': 'application/x-www-form-urlencoded',
      ...(who ? { cookie: cookies[who] } : {}),
    },
    payload: new URLSearchParams(payload).toString(),
  });
const get = (who: Who, url: string) => app.server.inject({ url, headers: { cookie: cookies[who] } });

beforeAll(async () => {
  const database = await emptyDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'alongside-'));
  app = await makeApp({ database, dataDir, baseUrl, clock, post: 'by hand' });
  alder = await tinySchool(database);
  birch = await tinySchool(database, 'Birch Primary');
  for (const who of ['senco', 'teacher', 'assistant', 'governor'] as const)
    cookies[who] = await signedIn(app, alder.viewer[who].accountId);
});
afterAll(() => app.close());

const db = () => app.services.database.ofSchool(alder.id);
const raise = (who: Who, pupil: string, more: Record<string, string> = {}) =>
  post(who, paths.concernNew({ pupil }), { words: 'She holds the page very close', ...more });

describe('an assistant raises a concern', () => {
  test('about a child of her class, in one box; the SENCO sees it', async () => {
    const answer = await raise('assistant', alder.ownPupil, { areas: 'physical' });
    expect(answer.statusCode).toBe(303);
    const page = await get('senco', answer.headers.location!);
    expect(page.body).toContain('She holds the page very close');
    expect((await get('senco', paths.concerns())).body).toContain('Amina Begum');
    const events = await db().selectFrom('event').select(['kind', 'title']).execute();
    expect(events).toContainEqual({ kind: 'concern', title: 'A concern was raised' });
  });

  test('with an empty box: she is told what to do, and what she ticked stays', async () => {
    const answer = await raise('assistant', alder.ownPupil, { words: ' ', areas: 'semh' });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('Write what you have noticed');
    expect(answer.body).toMatch(/value="semh"[^>]*checked|checked[^>]*value="semh"/);
  });

  test('and the page is sent twice: it is raised once', async () => {
    const once = newId();
    const before = (await openConcerns(db(), alder.viewer.senco, today)).length;
    const [first, second] = [
      await raise('assistant', alder.ownPupil, { once }),
      await raise('assistant', alder.ownPupil, { once }),
    ];
    expect(second.headers.location).toBe(first.headers.location);
    expect((await openConcerns(db(), alder.viewer.senco, today)).length).toBe(before + 1);
  });

  test('not about a child she does not work with, though the SENCO may', async () => {
    expect((await raise('assistant', alder.otherPupil)).statusCode).toBe(404);
    expect((await raise('senco', alder.otherPupil)).statusCode).toBe(303);
  });

  test('and is offered only the children she works with', async () => {
    const page = (await get('assistant', paths.concernChild())).body;
    expect(page).toContain('Amina Begum');
    expect(page).not.toContain('Okafor');
    expect((await get('governor', paths.concernChild())).statusCode).toBe(404);
  });
});

describe("a parent's concern", () => {
  const told = (more: Record<string, string> = {}) =>
    post('teacher', paths.concernFromParent({ pupil: alder.ownPupil }), {
      words: 'She cries before school',
      raisedOn: today,
      ...more,
    });
  const parent = async () =>
    (await db().selectFrom('contact').select('id').where('pupil_id', '=', alder.ownPupil).executeTakeFirst())!
      .id;

  test('is taken down as it was said, and answered within five school days', async () => {
    const answer = await told({ who: await parent() });
    const page = await get('teacher', answer.headers.location!);
    expect(page.body).toContain('She cries before school');
    expect(page.body).toContain('Rukia Begum');
    expect(page.body).toContain('Answer due in 5 school days');
  });

  test('needs to be somebody’s: without who, the words are kept in the form', async () => {
    const answer = await told();
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('Choose who told you');
    expect(answer.body).toContain('She cries before school');
  });

  test('is answered by letter to that parent, and leads on to an early discussion', async () => {
    const { location } = (await told({ who: await parent() })).headers;
    const concern = location!.split('/').at(-1)!;
    const reply = { reply: 'We will look together on Monday', letter: 'yes' };
    expect((await post('teacher', paths.concernReply({ concern }), reply)).statusCode).toBe(303);
    const sent = await db()
      .selectFrom('notice')
      .innerJoin('delivery', 'delivery.notice_id', 'notice.id')
      .select(['kind', 'to_name', 'letter'])
      .execute();
    expect(sent).toMatchObject([{ kind: 'concern-reply', to_name: 'Rukia Begum' }]);
    expect(sent[0]!.letter).toContain('She cries before school');
    const close = await post('senco', paths.concernClose({ concern }), {
      closing: 'early-discussion',
      why: 'Her mother wants to talk',
    });
    expect(close.headers.location).toBe(paths.earlyDiscussion({ pupil: alder.ownPupil }));
    expect((await get('senco', location!)).body).toContain('Answered in time');
  });

  test('is not answered by an assistant, and is by the teacher', async () => {
    const { location } = (await told({ who: await parent() })).headers;
    const concern = location!.split('/').at(-1)!;
    expect((await post('assistant', paths.concernReply({ concern }), { reply: 'x' })).statusCode).toBe(404);
    expect((await post('teacher', paths.concernReply({ concern }), { reply: 'x' })).statusCode).toBe(303);
  });
});

test("another school's SENCO sees none of it", async () => {
  const open = (viewer: TinySchool['viewer']['senco']) =>
    openConcerns(app.services.database.ofSchool(viewer.schoolId), viewer, today);
  expect(await open(birch.viewer.senco)).toEqual([]);
  expect((await open(alder.viewer.senco)).length).toBeGreaterThan(0);
});
