import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test as base, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { Client } from 'pg';

const password = 'marigold-kettle-42';

export type Who =
  | 'SENCO'
  | 'Teacher'
  | 'Teaching assistant'
  | 'Head teacher'
  | 'Governor'
  | 'Administrator'
  | 'SENCO next door';

/** The invented school, running for one story on a copy of its own data. */
export class School {
  address = '';
  readonly #dataDir: string;
  readonly #engine: Engine;
  readonly #people: ReadonlyMap<Who, string>;
  readonly #browser: Browser;
  readonly #javaScript: boolean;
  readonly #open: BrowserContext[] = [];
  #server: ChildProcess | undefined;

  constructor(
    { dataDir, engine }: { dataDir: string; engine: Engine },
    people: ReadonlyMap<Who, string>,
    browser: Browser,
    javaScript: boolean,
  ) {
    this.#dataDir = dataDir;
    this.#engine = engine;
    this.#people = people;
    this.#browser = browser;
    this.#javaScript = javaScript;
  }

  async start(port = '0'): Promise<void> {
    const started = await startServer(this.#dataDir, port, { env: this.#engine });
    this.#server = started.server;
    this.address = started.address;
  }

  /** The same school, started anew with other settings. */
  async startAgain(env: Record<string, string>): Promise<void> {
    await stopServer(this.#server, 'SIGTERM');
    const started = await startServer(this.#dataDir, '0', { env: { ...this.#engine, ...env } });
    this.#server = started.server;
    this.address = started.address;
  }

  /** The power fails: no orderly end, no last words. */
  async killAndStartAgain(): Promise<void> {
    const port = new URL(this.address).port;
    await stopServer(this.#server, 'SIGKILL');
    await this.start(port);
  }

  /** A browser of somebody's own, not signed in yet. */
  async visitor(): Promise<Person> {
    const context = await this.#browser.newContext({
      javaScriptEnabled: this.#javaScript,
      baseURL: this.address,
    });
    this.#open.push(context);
    return new Person(await context.newPage(), this.#javaScript);
  }

  async signIn(who: Who): Promise<Person> {
    const person = await this.visitor();
    await person.page.goto('/sign-in');
    await person.page.getByLabel('E-mail address').fill(this.emailOf(who));
    await person.page.getByLabel('Password', { exact: true }).fill(password);
    await person.page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
    await expect(person.page.getByRole('button', { name: 'Sign out' }).first()).toBeAttached();
    return person;
  }

  /** What whoever runs Alongside types at a terminal, while the school runs; gives what it said. */
  alongside(...args: string[]): string {
    const { stdout, stderr, status } = spawnSync(
      'node_modules/node/bin/node',
      ['dist/alongside.js', ...args],
      {
        env: { PATH: process.env['PATH'] ?? '', DATA_DIR: this.#dataDir, ...this.#engine },
        encoding: 'utf8',
      },
    );
    if (status !== 0) throw new Error(`alongside ${args.join(' ')}: ${stdout}${stderr}`);
    return stdout;
  }

  emailOf(who: Who): string {
    return this.#people.get(who) ?? '';
  }

  async close(): Promise<void> {
    for (const context of this.#open) await context.close();
    await stopServer(this.#server, 'SIGTERM');
    rmSync(this.#dataDir, { recursive: true, force: true });
  }
}

/** Somebody at a browser. Each page they are shown is held against WCAG 2.2 AA before they go on. */
export class Person {
  readonly page: Page;
  readonly hasScripts: boolean;

  constructor(page: Page, hasScripts: boolean) {
    this.page = page;
    this.hasScripts = hasScripts;
  }

  /** The page that this person should be on now, by its main heading, without a fault that axe can find. */
  async sees(heading: string | RegExp): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
    await this.isAccessible();
  }

  async isAccessible(): Promise<void> {
    // axe runs in the page, so it needs scripts; without them the same page is served, checked in the other project.
    if (!this.hasScripts) return;
    const found = await new AxeBuilder({ page: this.page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .analyze();
    expect(
      found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`),
    ).toEqual([]);
    expect(
      await this.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    ).toBeLessThanOrEqual(0);
  }

  async presses(name: string | RegExp): Promise<void> {
    await this.page.getByRole('main').getByRole('button', { name }).first().click();
  }

  async follows(name: string | RegExp): Promise<void> {
    await this.page.getByRole('main').getByRole('link', { name }).first().click();
  }

  async writes(label: string | RegExp, text: string, question?: string | RegExp): Promise<void> {
    const main = this.page.getByRole('main');
    const within = question ? main.getByRole('group', { name: question }).first() : main;
    await within.getByLabel(label).first().fill(text);
  }

  /** A date typed into day, month and year under a question. */
  async dates(question: string | RegExp, iso: string): Promise<void> {
    const [year, month, day] = iso.split('-');
    const group = this.page.getByRole('group', { name: question });
    await group.getByLabel('Day').fill(String(Number(day)));
    await group.getByLabel('Month').fill(String(Number(month)));
    await group.getByLabel('Year').fill(year!);
  }

  /** One of several answers, or one more of many. */
  async chooses(label: string | RegExp, question?: string | RegExp): Promise<void> {
    const main = this.page.getByRole('main');
    const within = question ? main.getByRole('group', { name: question }).first() : main;
    await within.getByLabel(label).first().check();
  }

  async picks(option: string, label: string | RegExp): Promise<void> {
    await this.page.getByRole('main').getByLabel(label).first().selectOption({ label: option });
  }

  /** The same person, signed in, in another tab of the same browser. */
  async anotherTab(): Promise<Person> {
    return new Person(await this.page.context().newPage(), this.hasScripts);
  }

  async onAPhone(): Promise<void> {
    await this.page.setViewportSize({ width: 390, height: 844 });
  }

  async isTold(text: string | RegExp): Promise<void> {
    await expect(this.page.getByRole('main').getByText(text).first()).toBeVisible();
  }
}

interface Filled {
  readonly dataDir: string;
  /** The PostgreSQL database with the invented school. */
  readonly template: string | undefined;
  readonly people: ReadonlyMap<Who, string>;
}

/** The settings that choose a database: none for SQLite beside the data. */
type Engine = Record<string, string>;

export interface OnEngine {
  engine: 'sqlite' | 'postgres';
}

export const test = base.extend<{ school: School }, OnEngine & { filled: Filled }>({
  engine: ['sqlite', { option: true, scope: 'worker' }],
  filled: [
    async ({ engine }, use) => {
      const dataDir = mkdtempSync(join(tmpdir(), 'alongside-filled-'));
      const template = engine === 'postgres' ? await newDatabase() : undefined;
      const { server, said } = await startServer(dataDir, '0', { env: on(template) });
      await stopServer(server, 'SIGTERM');
      await use({ dataDir, template, people: peopleIn(said) });
      rmSync(dataDir, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  school: async ({ filled, browser, javaScriptEnabled }, use) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'alongside-story-'));
    cpSync(filled.dataDir, dataDir, { recursive: true });
    const copy = filled.template ? await newDatabase(filled.template) : undefined;
    const where = { dataDir, engine: on(copy) };
    const school = new School(where, filled.people, browser, javaScriptEnabled ?? true);
    await school.start();
    await use(school);
    await school.close();
  },
});

export { expect };

const postgresServer = () => process.env['TEST_POSTGRES'] ?? '';

const on = (database: string | undefined): Engine =>
  database ? { DATABASE_URL: `${postgresServer()}/${database}` } : {};

/** A database of its own on the PostgreSQL server of the tests, empty or a copy of another. */
async function newDatabase(template?: string): Promise<string> {
  const name = `j_${randomUUID().replaceAll('-', '')}`;
  const client = new Client({ connectionString: `${postgresServer()}/postgres` });
  await client.connect();
  await client.query(`create database ${name}${template ? ` template ${template}` : ''}`);
  await client.end();
  return name;
}

/** A birthday in the middle of a year group, in the school year that runs now. */
export function bornForYear(yearGroup: number): string {
  const now = new Date();
  const begins = now.getMonth() >= 8 ? now.getFullYear() : now.getFullYear() - 1;
  return `${begins - 4 - yearGroup}-01-15`;
}

function peopleIn(said: string): Map<Who, string> {
  const people = new Map<Who, string>();
  for (const [, role, email] of said.matchAll(/^ {2}(\S[\w ]*?) {2,}(\S+@\S+)/gm)) {
    const who = (people.has(role as Who) ? `${role} next door` : role) as Who;
    people.set(who, email!);
  }
  return people;
}

/** Starts Alongside on this data and gives its address once it says that it is ready. */
export function startServer(
  dataDir: string,
  port: string,
  more: { args?: string[]; env?: Record<string, string> } = {},
): Promise<{ server: ChildProcess; address: string; said: string }> {
  const env = { PATH: process.env['PATH'] ?? '', DATA_DIR: dataDir, PORT: port, ...more.env };
  const server = spawn('node_modules/node/bin/node', ['dist/main.js', ...(more.args ?? [])], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return new Promise((ready, failed) => {
    let said = '';
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const address = /ready at (http\S+)/.exec(said)?.[1];
      // The sign-ins follow the ready line in the same breath; an empty line ends them.
      if (address && (/\n\s*\n?$/.test(said) || said.includes('@')))
        setImmediate(() => ready({ server, address, said }));
    };
    server.stdout.on('data', listen);
    server.stderr.on('data', listen);
    server.on('exit', () => failed(new Error(`Alongside ended before it was ready: ${said}`)));
  });
}

export function stopServer(server: ChildProcess | undefined, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  return new Promise((stopped) => {
    if (!server || server.exitCode !== null || server.signalCode !== null) return stopped();
    server.removeAllListeners('exit');
    server.once('exit', () => stopped());
    server.kill(signal);
  });
}
