// Freezes what a release leaves in a school's database: run in the release's own tree, once, and never again for that release.
// docs/running-it/releases.md says how.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { brotliCompressSync, constants } from 'node:zlib';
import { openDatabase } from '../../src/database/connection.ts';
import { fillDemo } from '../../src/samples/demo.ts';

const day = '2026-11-27';
const at = `${day}T09:00:00.000Z`;
const later = '2027-11-27T09:00:00.000Z';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const target = join(import.meta.dirname, `${version}.sqlite.br`);
if (existsSync(target)) throw new Error(`${target} is there: a release is frozen once`);
const folder = mkdtempSync(join(tmpdir(), 'alongside-release-'));
try {
  const file = join(folder, 'full.sqlite');
  const database = await openDatabase(file);
  await fillDemo(database, day);
  await database.close();
  const raw = new DatabaseSync(file);
  fillTheRest(raw);
  raw.exec(`vacuum into '${join(folder, 'small.sqlite')}'`);
  raw.close();
  const bytes = readFileSync(join(folder, 'small.sqlite'));
  writeFileSync(
    target,
    brotliCompressSync(bytes, {
      params: { [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }),
  );
} finally {
  rmSync(folder, { recursive: true });
}

/** Rows for the tables that nobody fills by being invented. Refuses to leave a table empty: a migration could lose it unseen. */
function fillTheRest(raw: DatabaseSync): void {
  const school = raw.prepare('select school_id, id, account_id from staff limit 1').get() as Row;
  const { school_id, id: staff_id, account_id } = school;
  const { id: pupil_id } = raw
    .prepare('select id from pupil where school_id = ? limit 1')
    .get(school_id!) as Row;
  const { id: document_id } = raw
    .prepare('select id from document where school_id = ? limit 1')
    .get(school_id!) as Row;
  const inSchool: Record<string, Row> = {
    audit: { id: 'a1', at, staff_id, action: 'Opened a child’s page', subject: 'pupil', pupil_id },
    submission: { token: 't1', at, location: '/monday' },
    document_presence: { document_id, staff_id, seen_at: at },
    import_run: {
      id: 'i1',
      kind: 'pupils',
      file_name: 'invented.csv',
      status: 'cancelled',
      content: '',
      reading: '{}',
      mapping: '{}',
      rows_total: 1,
      rows_done: 1,
      created_by: staff_id,
      created_at: at,
    },
    import_row: {
      import_id: 'i1',
      row_no: 1,
      verdict: 'new',
      record: '{}',
      reasons: '[]',
      choices: '[]',
    },
    second_step_lifted: { id: 'l1', staff_id, at, lifted_by: null, lifted_at: 'elsewhere', reason: null },
    column_map: { kind: 'pupils', signature: 's1', mapping: '{}', saved_by: staff_id, saved_at: at },
  };
  const ofNone: Record<string, Row> = {
    account_session: {
      id: 's1',
      expiresAt: later,
      token: 'x1',
      createdAt: at,
      updatedAt: at,
      userId: account_id,
    },
    account_two_factor: {
      id: 'f1',
      secret: 'sealed',
      backupCodes: 'sealed',
      userId: account_id,
      verified: 1,
    },
    account_verification: {
      id: 'v1',
      identifier: 'i',
      value: 'v',
      expiresAt: later,
      createdAt: at,
      updatedAt: at,
    },
    sign_in_failure: { who: 'a fingerprint', at },
    account_event: {
      id: 'h1',
      account_id,
      at,
      what: 'signed in',
      way: 'password',
      device: 'Chrome on Windows',
      tries: 0,
    },
  };
  for (const [table, row] of [
    ...Object.entries(ofNone),
    ...Object.entries(inSchool).map(([name, values]) => [name, { school_id, ...values }] as const),
  ])
    if (isEmpty(raw, table)) insert(raw, table, row);
  // Letters that were on their way when the school upgraded.
  raw.exec(
    `update delivery set state = 'waiting', next_attempt_at = case when rowid % 2 = 0 then '${at}' end
      where channel = 'email' and rowid % 9 = 0`,
  );
  const tables = raw
    .prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite%'")
    .all()
    .map(({ name }) => String(name));
  const empty = tables.filter((table) => isEmpty(raw, table));
  if (empty.length) throw new Error(`Say in freeze.ts what stands in ${empty.join(', ')}`);
}

type Row = Record<string, SQLInputValue | undefined>;

function isEmpty(raw: DatabaseSync, table: string): boolean {
  return raw.prepare(`select 1 from ${table} limit 1`).get() === undefined;
}

function insert(raw: DatabaseSync, table: string, row: Row): void {
  const columns = Object.keys(row).map((column) => `"${column}"`);
  raw
    .prepare(`insert into ${table} (${columns.join()}) values (${columns.map(() => '?').join()})`)
    .run(...(Object.values(row) as SQLInputValue[]));
}
