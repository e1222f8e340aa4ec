import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeApp } from '../../src/app.ts';
import { openDatabase, type Database } from '../../src/database/connection.ts';
import { hostedSchools } from '../../src/database/hosted-schools.ts';
import { missingSteps } from '../../src/database/migrations/index.ts';
import { moveSchool } from '../../src/database/move.ts';
import { paths } from '../../src/paths.ts';
import { emptyPlace, onPostgres } from '../../src/samples/empty-database.ts';
import { cookieFor } from '../permissions/things.ts';
import { heldIn, releases, thaw } from './frozen.ts';

// Nobody may lose a row by upgrading, from any version that a school ever ran. docs/running-it/releases.md.

const baseUrl = 'http://localhost:3000';
const today = '2026-11-24';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'alongside-releases-'));
  file = join(folder, 'alongside.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('there is a release to come from', () => expect(releases).toContain('0.1.0'));

describe.each(releases)('from version %s', (version) => {
  test.skipIf(onPostgres)('nothing is lost on the way to today’s shape, and it is done once', async () => {
    thaw(version, file);
    const before = heldIn(file);
    expect([...before].filter(([, { rows }]) => rows === 0)).toEqual([]);
    await (await openDatabase(file)).close();
    expect(heldIn(file, before)).toEqual(before);
    const migrated = heldIn(file);
    expect(brokenIn(file)).toEqual({ keys: [], integrity: 'ok' });
    const again = await openDatabase(file);
    expect(await missingSteps(again.dialect)).toEqual([]);
    await again.close();
    expect(heldIn(file)).toEqual(migrated);
  });

  test.skipIf(onPostgres)('a row that is lost on the way would be seen', () => {
    thaw(version, file);
    const before = heldIn(file);
    const raw = new DatabaseSync(file);
    raw.exec("update concern set words = words || '.' where rowid = (select min(rowid) from concern)");
    raw.close();
    expect(heldIn(file, before)).not.toEqual(before);
  });

  test.skipIf(onPostgres)('the main pages open on it, for everybody who worked there', async () => {
    thaw(version, file);
    const database = await openDatabase(file);
    const { statuses, close } = await openPages(database, folder);
    expect(statuses.filter(({ status }) => status !== 200)).toEqual([]);
    expect(statuses.length).toBeGreaterThan(8);
    await close();
  });

  test.skipIf(!onPostgres)('it moves on to PostgreSQL, and the pages open there', async () => {
    thaw(version, file);
    const from = await openDatabase(file);
    const to = await openDatabase(await emptyPlace());
    for (const school of await hostedSchools(from.accounts))
      expect((await moveSchool(from, to, school)).differ).toEqual([]);
    await from.close();
    const { statuses, close } = await openPages(to, folder);
    expect(statuses.filter(({ status }) => status !== 200)).toEqual([]);
    await close();
  });
});

describe.skipIf(onPostgres)('what a migration fills in', () => {
  test('0008: schools are hosted since they are there, and people have a place where they have an account', async () => {
    thaw('0.1.0', file);
    await (await openDatabase(file)).close();
    const raw = new DatabaseSync(file);
    expect(raw.prepare('select id, since, closed_at from hosted_school order by id').all()).toEqual(
      raw
        .prepare(
          'select school_id as id, created_at as since, null as closed_at from school order by school_id',
        )
        .all(),
    );
    const places = raw
      .prepare('select account_id, at_school, staff_id from account_place order by staff_id')
      .all();
    expect(places).toEqual(
      raw
        .prepare(
          'select account_id, school_id as at_school, id as staff_id from staff where account_id is not null order by id',
        )
        .all(),
    );
    expect(places).toHaveLength(34);
    raw.close();
  });

  test('0010: the post of a school waits since its first letter does', async () => {
    thaw('0.1.0', file);
    const before = new DatabaseSync(file);
    const waiting = before
      .prepare(
        "select school_id, coalesce(next_attempt_at, changed_at) as at from delivery where state = 'waiting' and channel = 'email'",
      )
      .all() as { school_id: string; at: string }[];
    before.close();
    await (await openDatabase(file)).close();
    const raw = new DatabaseSync(file);
    const work = raw.prepare('select school_id, due_at from school_work order by school_id').all();
    raw.close();
    const first = [...Map.groupBy(waiting, ({ school_id }) => school_id)].map(([school_id, letters]) => ({
      school_id,
      due_at: letters.map(({ at }) => at).toSorted()[0],
    }));
    expect(first.length).toBeGreaterThan(0);
    expect(work).toEqual(first.toSorted((a, b) => (a.school_id < b.school_id ? -1 : 1)));
  });
});

function brokenIn(at: string) {
  const raw = new DatabaseSync(at, { readOnly: true });
  const keys = raw.prepare('pragma foreign_key_check').all();
  const { integrity_check: integrity } = raw.prepare('pragma integrity_check').get() as {
    integrity_check: string;
  };
  raw.close();
  return { keys, integrity };
}

/** The pages that need no thing, and a child's own: as the SENCO and as the administrator of the first school. */
async function openPages(database: Database, dataDir: string) {
  const clock = { now: () => `${today}T09:00:00.000Z`, today: () => today };
  const app = await makeApp({ database, dataDir, baseUrl, clock, post: 'by hand' });
  const secret = readFileSync(join(dataDir, 'secret'), 'utf8').trim();
  const statuses: { role: string; url: string; status: number }[] = [];
  for (const school of await hostedSchools(database.accounts)) {
    const db = database.ofSchool(school);
    const children = await db.selectFrom('sen_period').select('pupil_id').limit(3).execute();
    const child = children.map(({ pupil_id }) => paths.pupil({ pupil: pupil_id }));
    for (const [role, urls] of [
      ['senco', [paths.monday(), paths.register(), paths.concerns(), paths.imports(), ...child]],
      ['administrator', [paths.people(), paths.imports()]],
    ] as const) {
      const { account_id } = await db
        .selectFrom('staff')
        .select('account_id')
        .where('role', '=', role)
        .executeTakeFirstOrThrow();
      const cookie = await cookieFor(database, secret, account_id!);
      for (const url of urls)
        statuses.push({
          role,
          url,
          status: (await app.server.inject({ url, headers: { cookie } })).statusCode,
        });
    }
  }
  return { statuses, close: () => app.close() };
}
