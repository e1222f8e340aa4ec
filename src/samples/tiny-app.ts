import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeApp, type App } from '../app.ts';
import type { Role } from '../basics/viewer.ts';
import type { SchoolDb } from '../database/connection.ts';
import { signedIn } from './signed-in.ts';
import { tinySchool, type TinySchool } from './tiny-school.ts';
import { emptyDatabase } from './empty-database.ts';

type Sent = Awaited<ReturnType<App['server']['inject']>>;

export interface TinyApp {
  readonly app: App;
  readonly alder: TinySchool;
  readonly birch: TinySchool;
  readonly db: SchoolDb;
  cookieOf(who: Role): Promise<string>;
  get(who: Role, url: string): Promise<Sent>;
  post(who: Role, url: string, form: Readonly<Record<string, string>>): Promise<Sent>;
}

/** The whole app with two tiny schools on one fixed morning: what a test of pages asks and sends, as somebody of the first. */
export async function tinyApp(today = '2026-11-24'): Promise<TinyApp> {
  const database = await emptyDatabase();
  const baseUrl = 'http://localhost:3000';
  const app = await makeApp({
    database,
    dataDir: mkdtempSync(join(tmpdir(), 'alongside-')),
    baseUrl,
    clock: { now: () => `${today}T09:00:00.000Z`, today: () => today },
    post: 'by hand',
  });
  const alder = await tinySchool(database);
  const birch = await tinySchool(database, 'Birch Primary');
  const send = (url: string, form: Readonly<Record<string, string>>, cookie?: string) =>
    app.server.inject({
      method: 'POST',
      url,
      headers: {
        origin: baseUrl,
        'content-type': 'application/x-www-form-urlencoded',
        ...(cookie ? { cookie } : {}),
      },
      payload: new URLSearchParams(form).toString(),
    });
  const cookies = new Map<Role, string>();
  const cookieOf = async (who: Role): Promise<string> => {
    const known = cookies.get(who);
    if (known) return known;
    const cookie = await signedIn(app, alder.viewer[who].accountId);
    cookies.set(who, cookie);
    return cookie;
  };
  return {
    app,
    alder,
    birch,
    db: database.ofSchool(alder.id),
    cookieOf,
    get: async (who, url) => app.server.inject({ url, headers: { cookie: await cookieOf(who) } }),
    post: async (who, url, form) => send(url, form, await cookieOf(who)),
  };
}
