import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build } from '../../scripts/build.mjs';
import { findPostgres, startPostgres } from '../../scripts/postgres.mjs';
import { openDatabase } from '../../src/database/connection.ts';
import { newId } from '../../src/database/id.ts';
import { onPostgres } from '../../src/samples/empty-database.ts';
import { tinySchool, type TinySchool } from '../../src/samples/tiny-school.ts';
import { chanceFrom } from './chance.ts';
import { findings } from './findings.ts';
import { People } from './people.ts';
import { compiledOnce, startServer, type Server } from './server.ts';

// People write through the real server, which is killed at random moments and started again on the same data. Every acknowledged
// write must be there, and no half of a transaction. `npm run crash` kills more often; CRASH_SEED repeats a run.

const kills = Number(process.env['CRASH_KILLS'] ?? 8);
const seed = Number(process.env['CRASH_SEED'] ?? Date.now() % 1_000_000);
const chance = chanceFrom(seed);
const root = mkdtempSync(join(tmpdir(), 'alongside-crash-'));
const people = 6;

beforeAll(async () => {
  await build({ root: join(import.meta.dirname, '../..'), node: process.execPath });
  await compiledOnce(mkdtempSync(join(root, 'first-')));
}, 180_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A school whose server can be killed and started again. */
interface Place {
  readonly env: Record<string, string>;
  readonly school: TinySchool;
  readonly people: People;
  wrong(): Promise<string[]>;
}

async function aPlace(url: (dataDir: string) => string | Promise<string>): Promise<Place> {
  const dataDir = mkdtempSync(join(root, 'data-'));
  const env = { DATA_DIR: dataDir, DATABASE_URL: await url(dataDir) };
  const where = () => openDatabase(onServer(env.DATABASE_URL) ? { url: env.DATABASE_URL } : env.DATABASE_URL);
  const first = await where();
  const school = await tinySchool(first, 'Alder Primary');
  await first.close();
  const all = new People(school);
  return {
    env,
    school,
    people: all,
    async wrong() {
      const database = await where();
      try {
        return [...(await findings(database, school.id, all)), ...all.odd];
      } finally {
        await database.close();
      }
    },
  };
}

const onServer = (url: string) => url.startsWith('postgres:');

/** People work, and at a random moment `strike` happens in the middle of it. */
async function struck(place: Place, server: Server, strike: () => Promise<void>): Promise<void> {
  const over = new AbortController();
  place.people.at(server.address);
  if (place.people.saved.size === 0 && !place.people.unsure.length) await place.people.signIn();
  await place.people.sendAgain();
  const work = place.people.work(people, over.signal);
  await place.people.more(Math.ceil(chance() * 25));
  await after(chance() * 20);
  await strike();
  over.abort();
  await work;
}

/** Kills the server so many times, or until something is wrong; gives what was. */
async function killed(place: Place, times: number, broken?: string): Promise<string[]> {
  for (let n = 0; n < times; n += 1) {
    const server = await startServer(place.env, broken);
    await struck(place, server, () => server.kill());
    const wrong = await place.wrong();
    if (wrong.length) return wrong;
  }
  return [];
}

const minutes = 60_000 * (5 + kills);

describe.skipIf(onPostgres)('on SQLite', () => {
  const inFolder = (dataDir: string) => join(dataDir, 'alongside.sqlite');

  test(
    'nothing that was acknowledged is lost and nothing is half, however often the server is killed',
    async () => {
      const place = await aPlace(inFolder);
      expect(await killed(place, kills), `CRASH_SEED=${seed}`).toEqual([]);
      expect(place.people.saved.size).toBeGreaterThan(kills);
      expect(place.people.shown).toBeGreaterThan(0);
      const server = await startServer(place.env);
      place.people.at(server.address);
      await place.people.sendAgain();
      expect(place.people.unsure).toEqual([]);
      await server.kill();
      expect(await place.wrong(), `CRASH_SEED=${seed}`).toEqual([]);
    },
    minutes,
  );

  test.each([
    ['acknowledges-early.mjs', /^lost: /],
    ['no-transaction.mjs', /^half: /],
  ])(
    'the control: a store that is broken by %s is found out',
    async (broken, words) => {
      const place = await aPlace(inFolder);
      expect(await killed(place, 40, broken)).toContainEqual(expect.stringMatching(words));
    },
    minutes,
  );
});

describe.runIf(onPostgres)('on PostgreSQL', () => {
  let durable: Awaited<ReturnType<typeof startPostgres>>;
  let careless: Awaited<ReturnType<typeof startPostgres>>;
  beforeAll(async () => {
    const bin = findPostgres()!;
    durable = await startPostgres(bin, { durable: true });
    careless = await startPostgres(bin, {
      durable: true,
      settings: { synchronous_commit: 'off', wal_writer_delay: '10s' },
    });
  }, 120_000);
  afterAll(async () => {
    await durable.stop();
    await careless.stop();
  });

  const databaseOn = (server: typeof durable) => async () => {
    const name = `t_${newId()}`;
    const client = new Client({ connectionString: `${server.address}/postgres` });
    await client.connect();
    await client.query(`create database ${name}`);
    await client.end();
    return `${server.address}/${name}`;
  };

  test(
    'nothing that was acknowledged is lost and nothing is half, however often the server is killed',
    async () => {
      const place = await aPlace(databaseOn(durable));
      expect(await killed(place, kills), `CRASH_SEED=${seed}`).toEqual([]);
      expect(place.people.saved.size).toBeGreaterThan(kills);
      expect(place.people.shown).toBeGreaterThan(0);
    },
    minutes,
  );

  test(
    'nor when PostgreSQL itself is killed under it, or loses its power',
    async () => {
      const place = await aPlace(databaseOn(durable));
      const server = await startServer(place.env);
      for (let n = 0; n < kills; n += 1) {
        await struck(place, server, n % 2 ? () => killConnection(durable) : () => powerFails(durable));
        await isBack(server);
        expect(await place.wrong(), `CRASH_SEED=${seed}`).toEqual([]);
      }
      await place.people.sendAgain();
      expect(place.people.unsure).toEqual([]);
      await server.kill();
      expect(place.people.saved.size).toBeGreaterThan(kills);
      expect(await place.wrong(), `CRASH_SEED=${seed}`).toEqual([]);
    },
    minutes,
  );

  test(
    'the control: a PostgreSQL that answers before it has written is found out',
    async () => {
      const place = await aPlace(databaseOn(careless));
      const server = await startServer(place.env);
      let wrong: string[] = [];
      for (let n = 0; n < 20 && !wrong.length; n += 1) {
        await struck(place, server, () => powerFails(careless));
        await isBack(server);
        wrong = await place.wrong();
      }
      await server.kill();
      expect(wrong).toContainEqual(expect.stringMatching(/^lost: /));
    },
    minutes,
  );
});

async function powerFails(postgres: { halt(how: 'immediate'): Promise<void>; resume(): Promise<void> }) {
  await postgres.halt('immediate');
  await postgres.resume();
}

/** `kill -9` of one that serves a connection: PostgreSQL then ends all of them, and recovers from its log. */
async function killConnection({ data }: { data: string }): Promise<void> {
  const postmaster = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]!;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const [, parent] = /\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
      const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      if (parent === postmaster && line.includes('127.0.0.1'))
        return void process.kill(Number(pid), 'SIGKILL');
    } catch {
      // It ended while it was looked at.
    }
  }
  throw new Error('PostgreSQL serves no connection that could be killed');
}

/** It recovers by itself, and the app finds it again. */
async function isBack({ address }: Server): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const answer = await fetch(`${address}/health/ready`);
    if (answer.status === 200) return;
    await after(50);
  }
  throw new Error('The database did not come back');
}
