import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { build } from '../../scripts/build.mjs';
import { openDatabase } from '../../src/database/connection.ts';
import { paths } from '../../src/paths.ts';
import { tinySchool } from '../../src/samples/tiny-school.ts';
import { loadOn, type Load } from './load.ts';
import { holdSocket, startOn, type HeldSocket, type Running } from './process.ts';

// As `systemctl restart` does it with a socket of its own: docs/running-it/upgrading.md promises that nobody notices.

const dataDir = mkdtempSync(join(tmpdir(), 'alongside-restart-'));
const looking = [
  { method: 'GET', path: paths.signIn() },
  { method: 'GET', path: paths.healthLive() },
] as const;
const writing = { method: 'POST', path: paths.forgotten(), form: 'email=nobody%40example.org' } as const;

let socket: HeldSocket;
let load: Load;
let running: Running[];

beforeAll(async () => {
  await build({ root: join(import.meta.dirname, '../..'), node: process.execPath });
  const database = await openDatabase(join(dataDir, 'alongside.sqlite'));
  await tinySchool(database);
  await database.close();
}, 120_000);
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

beforeEach(async () => {
  socket = holdSocket();
  running = [];
  await start();
});
afterEach(async () => {
  await load.stop();
  for (const one of running) one.process.kill('SIGTERM');
  await Promise.all(running.map(({ ended }) => ended));
  socket.close();
});

async function begin(...asked: Parameters<typeof loadOn>[2]) {
  load = loadOn(socket.port, 4, asked);
  await load.more(100);
}

async function start(): Promise<Running> {
  const one = await startOn(socket, { DATA_DIR: dataDir });
  running.push(one);
  return one;
}

test('a restart under load fails nobody: who comes in between waits in the socket', async () => {
  await begin(...looking, writing);
  const [first] = running;
  expect(first!.events()).toContain('request');
  first!.process.kill('SIGTERM');
  expect(await first!.ended).toBe(0);
  const before = load.answered();
  const second = await start();
  await load.more(100);
  expect(load.failures).toEqual([]);
  expect(load.answered() - before).toBeGreaterThanOrEqual(100);
  expect(second.events()).toContain('request');
  expect(first!.events()).toEqual(expect.arrayContaining(['stopping', 'stopped']));
});

// Looking only: SQLite has one process at a time that writes, and overlapping is for PostgreSQL.
test('two processes on one socket take over from each other without a pause', async () => {
  await begin(...looking);
  const [first] = running;
  const second = await start();
  first!.process.kill('SIGTERM');
  await load.more(100);
  expect(await first!.ended).toBe(0);
  await load.more(100);
  expect(load.failures).toEqual([]);
  expect(second.events()).toContain('request');
});

test('the load would have seen a process that is cut off', async () => {
  await begin(...looking, writing);
  const [first] = running;
  await start();
  first!.process.kill('SIGKILL');
  await load.more(100);
  expect(load.failures.length).toBeGreaterThan(0);
});
