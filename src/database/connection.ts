import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Kysely } from 'kysely';
import type { Dialect } from './dialects/dialect.ts';
import { sqlite } from './dialects/sqlite.ts';
import { migrate } from './migrations/index.ts';
import { schoolScope } from './school-scope.ts';
import type { Schema, SchoolSchema } from './schema.ts';
import type { SignInTables } from './tables/sign-in.ts';

/** One school's data: every question is held to that school. */
export type SchoolDb = Kysely<SchoolSchema>;

/** Accounts and sessions, which belong to no school. */
export type AccountDb = Kysely<SignInTables>;

export interface Database {
  readonly dialect: Dialect;
  /** Across schools: for sign-in, jobs and setting up only. */
  readonly whole: Kysely<Schema>;
  readonly accounts: AccountDb;
  /** Refuses an empty school id. */
  ofSchool(schoolId: string): SchoolDb;
  /** One commit for a school's data and for accounts. */
  together<T>(schoolId: string, work: (school: SchoolDb, accounts: AccountDb) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Opens (and makes, and brings up to date) the database in `file`. Throws DamagedDatabase with what to do. */
export async function openDatabase(file: string): Promise<Database> {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  let dialect: Dialect | undefined;
  try {
    dialect = sqlite(file);
    await dialect.check();
    return await prepare(dialect);
  } catch (fault) {
    await dialect?.close();
    throw describe(fault, file);
  }
}

async function prepare(dialect: Dialect): Promise<Database> {
  const whole = new Kysely<Schema>({ dialect: dialect.kysely });
  await migrate(whole as unknown as Kysely<unknown>, dialect);
  const bySchool = new Map<string, SchoolDb>();
  return {
    dialect,
    whole,
    accounts: whole as unknown as AccountDb,
    ofSchool(schoolId) {
      let db = bySchool.get(schoolId);
      if (!db) {
        db = whole.withPlugin(schoolScope(schoolId)) as unknown as SchoolDb;
        bySchool.set(schoolId, db);
      }
      return db;
    },
    together: (schoolId, work) =>
      whole
        .transaction()
        .execute((trx) =>
          work(trx.withPlugin(schoolScope(schoolId)) as unknown as SchoolDb, trx as unknown as AccountDb),
        ),
    async close() {
      await whole.destroy();
      await dialect.close();
    },
  };
}

/** The database cannot be used; `message` tells the person who runs the school's server what to do. */
export class DamagedDatabase extends Error {}

function describe(fault: unknown, file: string): unknown {
  const code = (fault as { errcode?: number }).errcode;
  const said = fault instanceof Error ? fault.message : String(fault);
  if (code === 13 || /ENOSPC|disk is full/i.test(said)) {
    return new DamagedDatabase(
      `The disk that holds ${file} is full. Nothing was written. Free some space, then start again.`,
    );
  }
  if (
    code === 26 ||
    code === 11 ||
    /malformed|not a database|corrupt|\*\*\*|wrong # of entries|missing from index/i.test(said)
  ) {
    return new DamagedDatabase(
      `The database ${file} is damaged (${said}). Nothing was changed. Put back the newest backup of that file (docs/running-it/README.md says how), then start again.`,
    );
  }
  if (code === 14 || /EACCES|unable to open/i.test(said)) {
    return new DamagedDatabase(
      `The database ${file} could not be opened. Check that this user may read and write that folder, then start again.`,
    );
  }
  return fault;
}
