import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { Client } from 'pg';
import { afterEach, describe, expect, test } from 'vitest';
import { findPostgres, startPostgres } from '../../scripts/postgres.mjs';
import type { PostgresPlace } from '../../src/database/place.ts';
import { paths } from '../../src/paths.ts';
import { emptyPlace, onPostgres } from '../../src/samples/empty-database.ts';
import { SchoolInTrouble, whole, type Seen } from './school-in-trouble.ts';

// What somebody sees who is at work while something befalls the database: docs/running-it/when-something-is-wrong.md.

const root = mkdtempSync(join(tmpdir(), 'alongside-trouble-'));
let undo: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const one of undo.toReversed()) await one();
  undo = [];
});

async function begin(place: Awaited<ReturnType<typeof emptyPlace>>): Promise<SchoolInTrouble> {
  const school = await SchoolInTrouble.at(place);
  undo.push(() => school.app.close());
  expect((await school.raises('Before the trouble')).status).toBe(303);
  return school;
}

const owner = (school: SchoolInTrouble) => school.app.services.database.dialect.owner;

const typed = `She rubs her eyes, "often" & says <the words> dance. ${'Every day. '.repeat(600)}`.trim();

/** Tells what happened, saved nothing, kept what was typed; and once it is over one press saves it, once. */
async function isKeptAndSentAgain(
  school: SchoolInTrouble,
  seen: Seen,
  itIsOver: () => Promise<unknown>,
  words = typed,
) {
  expect(seen.again?.form['words']).toBe(words);
  await itIsOver();
  expect(await school.kept()).toEqual(whole(1));
  expect((await school.triesAgain(seen)).status).toBe(303);
  expect((await school.triesAgain(seen)).status).toBe(303);
  expect(await school.kept()).toEqual(whole(2));
}

/** On PostgreSQL the last statement of the transaction fails as the server would let it fail. */
async function failing(school: SchoolInTrouble, code: string): Promise<() => Promise<unknown>> {
  const db = owner(school);
  await sql
    .raw(
      `create function fail() returns trigger language plpgsql as $$ begin raise exception using errcode = '${code}'; end $$`,
    )
    .execute(db);
  await sql`create trigger fail before insert on submission for each row execute function fail()`.execute(db);
  return () => sql`drop trigger fail on submission`.execute(db);
}

describe('the disk is full', () => {
  test('the person is told, nothing half is saved, and what was typed waits in the page', async () => {
    const school = await begin(await emptyPlace());
    const over = onPostgres ? await failing(school, '53100') : await fullFile(school);
    const seen = await school.raises(typed);
    expect(seen).toMatchObject({ status: 507, title: 'There is no room to save this' });
    await isKeptAndSentAgain(school, seen, over);
  });

  test.skipIf(onPostgres || !mayMount())('a real disk, as small as that', async () => {
    const disk = smallDisk('6m');
    const school = await begin({ file: join(disk, 'alongside.sqlite') });
    const over = stuff(disk);
    const seen = await school.raises(typed);
    expect(seen).toMatchObject({ status: 507, title: 'There is no room to save this' });
    await isKeptAndSentAgain(school, seen, over);
  });

  test.skipIf(!onPostgres || !mayMount())('a real disk under the tables of PostgreSQL', async () => {
    const server = await startPostgres(findPostgres()!, { durable: true });
    undo.push(() => server.stop());
    const disk = smallDisk('60m');
    const owned = spawnSync('stat', ['-c', '%u:%g', server.data], { encoding: 'utf8' }).stdout.trim();
    execFileSync('chown', [owned, disk, root]);
    const client = new Client({ connectionString: `postgres://postgres@127.0.0.1:${server.port}/postgres` });
    await client.connect();
    await client.query(`create tablespace small owner alongside location '${disk}'`);
    await client.query('create database school owner alongside tablespace small');
    await client.end();
    const school = await begin({ url: `${server.address}/school` });
    const over = stuff(disk);
    // What cannot be pressed together needs pages that the disk does not have.
    const words = randomBytes(4500).toString('hex');
    const seen = await school.raises(words);
    expect(seen).toMatchObject({ status: 507, title: 'There is no room to save this' });
    await isKeptAndSentAgain(school, seen, over, words);
  });
});

describe('the disk takes no changes', () => {
  test('the person is told that nothing can be saved at the moment', async () => {
    const school = await begin(await emptyPlace());
    const over = onPostgres ? await failing(school, '25006') : await readOnly(school);
    const seen = await school.raises(typed);
    expect(seen).toMatchObject({ status: 503, title: 'Nothing can be saved at the moment' });
    expect(seen.retryAfter).toBe('30');
    await isKeptAndSentAgain(school, seen, over);
  });
});

describe('the database is slow', () => {
  test('the person is told after a while, nothing half is saved, and it can be sent again', async () => {
    const place = onPostgres
      ? { ...((await emptyPlace()) as PostgresPlace), patience: 400 }
      : { file: join(mkdtempSync(join(root, 'slow-')), 'alongside.sqlite') };
    const school = await begin(place);
    const over = 'url' in place ? await lockTable(place.url, 'submission') : lockFile(place.file);
    const seen = await school.raises(typed);
    expect(seen).toMatchObject({ status: 503, title: 'That took too long' });
    await isKeptAndSentAgain(school, seen, over);
  });
});

test('a page that cannot be shown is asked for again by a link', async () => {
  const school = await begin(await emptyPlace());
  await school.app.services.database.dialect.close();
  const seen = await school.opens(paths.register());
  expect(seen.status).toBeGreaterThanOrEqual(500);
  expect(seen.body).toMatch(new RegExp(`<a[^>]*href="${paths.register()}"[^>]*>[^<]*Try again`));
});

test('what is secret is not put into the page', async () => {
  const school = await begin(await emptyPlace());
  await school.app.services.database.dialect.close();
  const { seen } = await school.signIn();
  expect(seen.status).toBeGreaterThanOrEqual(500);
  expect(seen.body).not.toContain('marigold');
  expect(seen.again).toBeUndefined();
});

/** A disk of this size, as a folder; gone after the test. */
function smallDisk(size: string): string {
  const disk = mkdtempSync(join(root, 'disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', disk]);
  undo.push(() => void execFileSync('umount', ['-l', disk]));
  return disk;
}

/** Fills a disk to the last byte; gives what makes room again. */
function stuff(disk: string): () => Promise<unknown> {
  const stuffing = join(disk, 'stuffing');
  for (let size = 1 << 20; size >= 512; size /= 2)
    for (let n = 0; ; n += 1)
      try {
        writeFileSync(`${stuffing}-${size}-${n}`, Buffer.alloc(size));
      } catch {
        rmSync(`${stuffing}-${size}-${n}`, { force: true });
        break;
      }
  return async () => spawnSync('sh', ['-c', `rm ${stuffing}-*`]);
}

/** No page may be added to the file any more: as SQLite sees a full disk. What is longer than a page needs another. */
async function fullFile(school: SchoolInTrouble): Promise<() => Promise<unknown>> {
  const db = owner(school);
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(db);
  await sql.raw(`pragma max_page_count = ${rows[0]!.page_count}`).execute(db);
  return () => sql.raw('pragma max_page_count = 1000000').execute(db);
}

async function readOnly(school: SchoolInTrouble): Promise<() => Promise<unknown>> {
  await sql`pragma query_only = on`.execute(owner(school));
  return () => sql`pragma query_only = off`.execute(owner(school));
}

/** Somebody else writes and does not end. */
function lockFile(file: string): () => Promise<unknown> {
  const other = new DatabaseSync(file);
  other.exec('begin immediate');
  return async () => other.close();
}

async function lockTable(url: string, table: string): Promise<() => Promise<unknown>> {
  const other = new Client({ connectionString: url });
  await other.connect();
  await other.query(`begin; lock table ${table} in exclusive mode`);
  return () => other.end();
}

function mayMount(): boolean {
  if (process.getuid?.() !== 0) return false;
  const probe = mkdtempSync(join(tmpdir(), 'alongside-mount-'));
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', probe]);
  if (status === 0) spawnSync('umount', [probe]);
  rmSync(probe, { recursive: true });
  return status === 0;
}
