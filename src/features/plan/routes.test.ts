import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signedIn } from '../../samples/signed-in.ts';
import { makeApp, type App } from '../../app.ts';
import type { SchoolDb } from '../../database/connection.ts';
import { paths } from '../../paths.ts';
import { tinySchool, type TinySchool } from '../../samples/tiny-school.ts';
import { emptyDatabase } from '../../samples/empty-database.ts';

const baseUrl = 'http://localhost:3000';
let app: App;
let alder: TinySchool;
let db: SchoolDb;
const cookies: Partial<Record<'senco' | 'teacher' | 'assistant' | 'governor', string>> = {};

beforeAll(async () => {
  const database = await emptyDatabase();
  const clock = { now: () => '2026-11-24T09:00:00.000Z', today: () => '2026-11-24' };
  app = await makeApp({
    database,
    dataDir: mkdtempSync(join(tmpdir(), 'alongside-')),
    baseUrl,
    clock,
    post: 'by hand',
  });
  alder = await tinySchool(database);
  db = database.ofSchool(alder.id);
  for (const role of ['senco', 'teacher', 'assistant', 'governor'] as const)
    cookies[role] = await signedIn(app, alder.viewer[role].accountId);
});
afterAll(() => app.close());

const post = (cookie: string, url: string, form: Record<string, string>) =>
  app.server.inject({
    method: 'POST',
    url,
    headers: { cookie, origin: baseUrl, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(form).toString(),
  });
const get = (cookie: string, url: string) => app.server.inject({ url, headers: { cookie } });
const fieldsIn = (html: string): string => /name="fields" value="([^"]*)"/.exec(html)![1]!;
const revisionIn = (html: string): string => /name="revision" value="(\d+)"/.exec(html)![1]!;
const onceIn = (html: string): string => /name="once" value="([^"]*)"/.exec(html)![1]!;

/** Opens a page of the form, types into it, and presses the button. */
async function fill(cookie: string, url: string, typed: Record<string, string>) {
  const { body } = await get(cookie, url);
  return post(cookie, url, { fields: fieldsIn(body), revision: revisionIn(body), ...typed });
}

describe('a plan from first word to letter', () => {
  let plan: string;
  let outcome: string;

  test('the teacher begins it; begun twice it is the same plan', async () => {
    const first = await post(cookies.teacher!, paths.planBegin({ pupil: alder.ownPupil }), {});
    const second = await post(cookies.teacher!, paths.planBegin({ pupil: alder.ownPupil }), {});
    plan = first.headers.location!;
    expect(second.headers.location).toBe(plan);
    const page = await get(cookies.teacher!, plan);
    expect(page.body).toContain('Add at least one outcome');
    expect(page.body).toContain('None of this stops the help from starting');
  });

  test('an outcome is added once, even when the form is sent twice', async () => {
    const { body } = await get(cookies.teacher!, plan);
    const once = onceIn(body);
    const first = await post(cookies.teacher!, `${plan}/outcomes`, { once });
    const second = await post(cookies.teacher!, `${plan}/outcomes`, { once });
    outcome = first.headers.location!;
    expect(second.headers.location).toBe(outcome);
    const name = `outcome.${outcome.split('/').at(-1)}`;
    const saved = await fill(cookies.teacher!, outcome, {
      [`${name}.statement`]: 'Amina asks for help when she is stuck',
      [`${name}.baseline`]: '1 in 10 times',
      [`${name}.targetOn-day`]: '31',
      [`${name}.targetOn-month`]: '2',
      [`${name}.targetOn-year`]: '2027',
    });
    expect(saved.statusCode).toBe(303);
    const again = await get(cookies.teacher!, outcome);
    expect(again.body).toContain('Amina asks for help when she is stuck');
    expect(again.body).toContain('value="31"');
  });

  test('two people change one answer: the second sees both, and loses nothing', async () => {
    const name = `outcome.${outcome.split('/').at(-1)}.statement`;
    const { body } = await get(cookies.senco!, outcome);
    await fill(cookies.teacher!, outcome, {
      ...typedIn(body),
      [name]: 'Amina asks a friend when she is stuck',
    });
    const late = await post(cookies.senco!, outcome, {
      ...typedIn(body),
      fields: fieldsIn(body),
      revision: revisionIn(body),
      [name]: 'Amina asks an adult when she is stuck',
    });
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('Teacher Example wrote:');
    expect(late.body).toContain('Amina asks a friend when she is stuck');
    expect(late.body).toContain('Amina asks an adult when she is stuck');
  });

  test('nothing is agreed while something is missing', async () => {
    const answer = await get(cookies.senco!, `${plan}/agree`);
    expect(answer.headers.location).toBe(plan);
  });

  test('agreed by the SENCO: letter, briefing, review date, and only then SEN support on the register', async () => {
    await fill(cookies.teacher!, `${plan}/whole`, {
      expectedImpact: 'She joins in more in lessons',
      strategies: 'Say her name first',
      responsibleTeacherId: alder.viewer.teacher.staffId,
      'reviewOn-day': '12',
      'reviewOn-month': '2',
      'reviewOn-year': '2027',
    });
    await fill(cookies.teacher!, `${plan}/talk`, {
      'parentsViews.state': 'given',
      'parentsViews.text': 'She is happier at home now',
      'childsViews.state': 'none yet',
      'childsViews.reason': 'She was away',
      'childsViews.tryOn-day': '1',
      'childsViews.tryOn-month': '12',
      'childsViews.tryOn-year': '2026',
    });
    expect(await db.selectFrom('sen_period').selectAll().execute()).toEqual([]);
    const { body } = await get(cookies.senco!, `${plan}/agree`);
    expect(body).toContain('Rukia Begum');
    const form = { once: onceIn(body), revision: revisionIn(body) };
    expect((await post(cookies.teacher!, `${plan}/agree`, form)).statusCode).toBe(404);
    await post(cookies.senco!, `${plan}/agree`, form);
    await post(cookies.senco!, `${plan}/agree`, form);
    const notices = await db.selectFrom('notice').select(['id', 'kind']).execute();
    expect(notices).toMatchObject([{ kind: 'sen-support-begins' }]);
    expect(await db.selectFrom('sen_period').select(['status', 'from_on', 'notice_id']).execute()).toEqual([
      { status: 'K', from_on: '2026-11-24', notice_id: notices[0]!.id },
    ]);
    expect(await db.selectFrom('review_date').select('due_on').execute()).toEqual([{ due_on: '2027-02-12' }]);
    expect(await db.selectFrom('outcome').select('statement').execute()).toHaveLength(1);
    const page = await get(cookies.senco!, plan);
    expect(page.body).toContain('Briefing read by 0 of 2');
  });

  test('the assistant reads the briefing, and the SENCO sees it', async () => {
    const list = await get(cookies.assistant!, paths.briefings());
    const briefing = /href="(\/briefings\/\w+)"/.exec(list.body)![1]!;
    expect((await get(cookies.assistant!, briefing)).body).toContain('Say her name first');
    await post(cookies.assistant!, briefing, {});
    expect((await get(cookies.senco!, plan)).body).toContain('Briefing read by 1 of 2');
  });

  test('a change wants its reason, makes a second version and tells the parents; the first stays as it was', async () => {
    const whole = await get(cookies.senco!, `${plan}/whole`);
    await fill(cookies.senco!, `${plan}/whole`, {
      ...typedIn(whole.body),
      strategies: 'Say her name first\nOne thing at a time',
    });
    const { body } = await get(cookies.senco!, `${plan}/agree`);
    const form = { once: onceIn(body), revision: revisionIn(body) };
    const without = await post(cookies.senco!, `${plan}/agree`, form);
    expect(without.statusCode).toBe(422);
    expect(without.body).toContain('Say what has changed, and why');
    await post(cookies.senco!, `${plan}/agree`, { ...form, reason: 'Mrs Begum told us what helps at home.' });
    expect(
      (await db.selectFrom('notice').select('kind').orderBy('id').execute()).map(({ kind }) => kind),
    ).toEqual(['sen-support-begins', 'plan-changed']);
    const document = plan.split('/').at(-1)!;
    const first = await get(cookies.senco!, paths.documentVersion({ document, version: '1' }));
    const second = await get(cookies.senco!, paths.documentVersion({ document, version: '2' }));
    expect(first.body).not.toContain('One thing at a time');
    expect(second.body).toMatch(/<ins>[^<]*One thing at a time/);
  });

  test('a governor finds no plan, while the SENCO does', async () => {
    expect((await get(cookies.governor!, plan)).statusCode).toBe(404);
    expect((await get(cookies.senco!, plan)).statusCode).toBe(200);
  });
});

/** What a form's boxes hold now, so that only what is meant is changed. */
function typedIn(html: string): Record<string, string> {
  const typed: Record<string, string> = {};
  for (const [, name, value] of html.matchAll(/<textarea[^>]*name="([^"]+)"[^>]*>([^<]*)<\/textarea>/g))
    typed[name!] = decode(value!);
  for (const [tag] of html.matchAll(/<input[^>]*type="text"[^>]*>/g)) {
    const name = /name="([^"]+)"/.exec(tag)?.[1];
    if (name) typed[name] = decode(/value="([^"]*)"/.exec(tag)?.[1] ?? '');
  }
  for (const [, name, options] of html.matchAll(/<select[^>]*name="([^"]+)"[^>]*>(.*?)<\/select>/gs)) {
    const chosen = /<option[^>]*selected[^>]*>/.exec(options!)?.[0];
    typed[name!] = /value="([^"]*)"/.exec(chosen ?? '')?.[1] ?? '';
  }
  return typed;
}

const decode = (text: string): string =>
  text.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&lt;', '<');
