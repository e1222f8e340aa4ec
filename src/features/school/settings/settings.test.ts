import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeApp, type App } from '../../../app.ts';
import type { Role } from '../../../basics/viewer.ts';
import { signedIn } from '../../../samples/signed-in.ts';
import { tinySchool, type TinySchool } from '../../../samples/tiny-school.ts';
import { paths } from '../../../paths.ts';
import { settingNames, settings } from '../rules.ts';
import { calendarOf, schoolOf, settingOf } from '../store.ts';
import { emptyDatabase } from '../../../samples/empty-database.ts';

const baseUrl = 'http://localhost:3000';
const clock = { now: () => '2026-11-24T09:00:00.000Z', today: () => '2026-11-24' };
let app: App;
let alder: TinySchool;
const cookies = new Map<string, string>();

beforeAll(async () => {
  const database = await emptyDatabase();
  app = await makeApp({ database, dataDir: mkdtempSync(join(tmpdir(), 'alongside-')), baseUrl, clock });
  alder = await tinySchool(database);
  for (const role of ['senco', 'administrator', 'teacher'] as const)
    cookies.set(role, await signedIn(app, alder.viewer[role].accountId));
});
afterAll(() => app.close());

const get = (who: Role, url: string) =>
  app.server.inject({ url, headers: { cookie: cookies.get(who) ?? '' } });
const post = (who: Role | '', url: string, form: Record<string, string>) =>
  app.server.inject({
    method: 'POST',
    url,
    headers: {
      origin: baseUrl,
      cookie: cookies.get(who) ?? '',
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: new URLSearchParams(form).toString(),
  });
const db = () => app.services.database.ofSchool(alder.id);

const unchanged = {
  schoolName: 'Alder Primary',
  localAuthority: 'Tower Hamlets',
  phase: 'primary',
  ...Object.fromEntries(settingNames.map((name) => [name, String(settings[name].start)])),
};

describe("the school's page", () => {
  test('is for the SENCO and the administrator', async () => {
    expect((await get('senco', paths.settings())).statusCode).toBe(200);
    expect((await get('administrator', paths.settings())).statusCode).toBe(200);
    expect((await get('teacher', paths.settings())).statusCode).toBe(404);
    expect((await post('teacher', paths.settings(), unchanged)).statusCode).toBe(404);
  });

  test('keeps what is chosen', async () => {
    const answer = await post('senco', paths.settings(), {
      ...unchanged,
      phone: '020 7946 0000',
      'reply-days': '4',
      'sendiass-name': 'Tower Hamlets and City SEND IASS',
      'sendiass-checked-on': '23/11/2026',
    });
    expect(answer.statusCode).toBe(303);
    expect(await settingOf(db(), 'reply-days')).toBe(4);
    expect(await settingOf(db(), 'sendiass-checked-on')).toBe('2026-11-23');
    expect((await schoolOf(db())).phone).toBe('020 7946 0000');
    expect((await get('senco', paths.settings())).body).toContain('23 November 2026');
  });

  test.each([
    ['meeting-minimum', '2', 'from 3 to 12'],
    ['reply-days', 'soon', 'whole number'],
    ['local-offer-link', 'localoffer', 'begins with https://'],
    ['local-offer-link', 'javascript:alert(1)', 'begins with https://'],
    ['sendiass-email', 'nobody', 'Enter an e-mail address'],
    ['sendiass-checked-on', '1/1/2090', 'has not come yet'],
    ['schoolName', '', 'Enter the name of your school'],
  ])('%s may not be %j', async (name, value, say) => {
    const answer = await post('senco', paths.settings(), { ...unchanged, [name]: value });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(say);
  });
});

describe('terms and closures', () => {
  const terms = {
    year: '2026/27',
    'term.0.name': 'Autumn',
    'term.0.from': '2/9/2026',
    'term.0.until': '18 December 2026',
    'closure.0.name': 'Half-term',
    'closure.0.from': '26/10/2026',
    'closure.0.until': '30/10/2026',
    'closure.1.name': 'INSET day',
    'closure.1.from': '2/11/2026',
  };

  test('are what every clock counts with', async () => {
    expect((await post('administrator', paths.terms(), terms)).statusCode).toBe(303);
    expect(await calendarOf(db())).toEqual({
      terms: [{ name: 'Autumn', startsOn: '2026-09-02', endsOn: '2026-12-18' }],
      closures: [
        { startsOn: '2026-10-26', endsOn: '2026-10-30', reason: 'Half-term' },
        { startsOn: '2026-11-02', endsOn: '2026-11-02', reason: 'INSET day' },
      ],
    });
  });

  test('of another year are left alone, and a year with none is shown as a likely one', async () => {
    const next = await get('senco', paths.terms({}, { year: '2027/28' }));
    expect(next.body).toContain('Nothing is saved for this year yet');
    expect((await get('senco', paths.terms({}, { year: '1999/00' }))).statusCode).toBe(404);
  });

  test('that end before they begin, or run into one another, are not saved', async () => {
    const answer = await post('senco', paths.terms(), { ...terms, 'closure.1.from': '30/10/2026' });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('run into another line');
    expect((await calendarOf(db())).closures).toHaveLength(2);
  });
});
