import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeApp, type App, type AppSettings } from '../../src/app.ts';
import type { Role } from '../../src/basics/viewer.ts';
import type { Message } from '../../src/mail/mailer.ts';
import { paths } from '../../src/paths.ts';
import { emptyDatabase } from '../../src/samples/empty-database.ts';
import { samplePassword, tinySchool, type TinySchool } from '../../src/samples/tiny-school.ts';
import { systemClock } from '../../src/web/services.ts';

type Sent = Awaited<ReturnType<App['server']['inject']>>;
type Headers = Readonly<Record<string, string>>;

export interface House {
  readonly app: App;
  readonly alder: TinySchool;
  readonly baseUrl: string;
  /** What was sent by e-mail. */
  readonly sent: Message[];
  /** How far the house's clock runs ahead, in minutes. */
  ahead: number;
  visitor(): Visitor;
  close(): Promise<void>;
}

/** A browser: keeps cookies, and sends forms as from our own pages unless it is told otherwise. */
export interface Visitor {
  readonly jar: Map<string, string>;
  get(url: string, headers?: Headers): Promise<Sent>;
  post(url: string, form?: Readonly<Record<string, string>>, headers?: Headers): Promise<Sent>;
  signIn(role: Role, password?: string): Promise<Sent>;
  isIn(): Promise<boolean>;
}

/** The whole app as it would stand at this address, with one tiny school and a post that is kept here. */
export async function house(baseUrl: string, more: Partial<AppSettings> = {}): Promise<House> {
  const folder = mkdtempSync(join(tmpdir(), 'alongside-doors-'));
  const sent: Message[] = [];
  const database = more.database ?? (await emptyDatabase());
  const made = { ahead: 0 };
  const app = await makeApp({
    database,
    dataDir: folder,
    baseUrl,
    post: 'by hand',
    clock: {
      now: () => new Date(Date.now() + made.ahead * 60_000).toISOString(),
      today: () => systemClock.today(),
    },
    mailer: {
      send: async (message) => {
        sent.push(message);
        return { state: 'sent', response: 'ok' };
      },
    },
    ...more,
  });
  const alder = await tinySchool(database, 'Alder Primary', systemClock.today());
  return Object.assign(made, {
    app,
    alder,
    baseUrl,
    sent,
    visitor: () => visitorOf(app, alder, baseUrl),
    async close() {
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    },
  });
}

export const emailOf = (school: TinySchool, role: Role): string =>
  `${role}.${school.id.slice(-6)}@example.org`;

export function visitorOf({ server }: App, school: TinySchool, baseUrl: string): Visitor {
  const jar = new Map<string, string>();
  const take = (answer: Sent): Sent => {
    for (const line of [answer.headers['set-cookie'] ?? []].flat()) {
      const [pair = '', ...rest] = line.split(';');
      const at = pair.indexOf('=');
      if (rest.some((part) => /max-age=0/i.test(part))) jar.delete(pair.slice(0, at));
      else jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return answer;
  };
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const visitor: Visitor = {
    jar,
    get: async (url, headers = {}) =>
      take(await server.inject({ url, headers: { cookie: cookie(), ...headers } })),
    post: async (url, form = {}, headers = { origin: baseUrl }) =>
      take(
        await server.inject({
          method: 'POST',
          url,
          headers: { cookie: cookie(), 'content-type': 'application/x-www-form-urlencoded', ...headers },
          payload: new URLSearchParams(form).toString(),
        }),
      ),
    signIn: (role, password = samplePassword) =>
      visitor.post(paths.signIn(), { email: emailOf(school, role), password }),
    isIn: async () => (await visitor.get(paths.account())).statusCode === 200,
  };
  return visitor;
}
