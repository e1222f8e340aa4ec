import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeApp, type App, type AppSettings } from '../../src/app.ts';
import { roles, type Role } from '../../src/basics/viewer.ts';
import { emptyDatabase } from '../../src/samples/empty-database.ts';
import { tinySchool, type TinySchool } from '../../src/samples/tiny-school.ts';
import type { AnyRoute } from '../../src/web/route.ts';
import { addressOf, cookieOf, thingsOf, type Things } from './things.ts';

/** A school with one of everything, and a way in for each role. */
export interface World {
  readonly school: TinySchool;
  readonly things: Things;
  readonly cookies: Record<Role, string>;
}

export interface Worlds {
  readonly app: App;
  /** One more school in the same database. */
  world(name: string): Promise<World>;
  /** Asks a route about these things; a POST sends an empty form from a page of ours. */
  ask(
    route: Pick<AnyRoute, 'method' | 'at'>,
    things: Things,
    cookie: string | undefined,
  ): ReturnType<typeof askIn>;
  close(): Promise<void>;
}

export const baseUrl = 'http://localhost:3000';

/** The whole app on one fixed morning, on the engine under test. */
export async function worlds(more: Partial<AppSettings> = {}): Promise<Worlds> {
  const folder = mkdtempSync(join(tmpdir(), 'alongside-permissions-'));
  const clock = { now: () => '2026-11-24T09:00:00.000Z', today: () => '2026-11-24' };
  const database = await emptyDatabase();
  const app = await makeApp({ database, dataDir: folder, baseUrl, clock, post: 'by hand', ...more });
  return {
    app,
    async world(name) {
      const school = await tinySchool(database, name);
      const secret = readFileSync(join(folder, 'secret'), 'utf8').trim();
      const cookies = {} as Record<Role, string>;
      for (const role of roles) cookies[role] = await cookieOf(database, secret, school, role);
      return { school, things: await thingsOf(database, school), cookies };
    },
    ask: (route, things, cookie) => askIn(app, route, things, cookie),
    async close() {
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The app with two schools, neither of which may learn anything of the other. */
export async function twoWorlds(): Promise<{ here: Worlds; alder: World; birch: World }> {
  const here = await worlds();
  return { here, alder: await here.world('Alder Primary'), birch: await here.world('Birch Primary') };
}

const askIn = (
  app: App,
  { method, at }: Pick<AnyRoute, 'method' | 'at'>,
  things: Things,
  cookie: string | undefined,
) =>
  app.server.inject({
    method,
    url: addressOf(at.pattern, things),
    headers: {
      origin: baseUrl,
      ...(cookie ? { cookie } : {}),
      ...(method === 'POST' ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
    },
    ...(method === 'POST' ? { payload: '' } : {}),
  });
