import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Kysely, Transaction } from 'kysely';
import { describeFault } from './damaged.ts';
import type { DatabasePlace } from './place.ts';
import type { Dialect } from './dialects/dialect.ts';
import { postgres } from './dialects/postgres.ts';
import { sqlite } from './dialects/sqlite.ts';
import { migrate } from './migrations/index.ts';
import { schoolScope, type Asking } from './school-scope.ts';
import type { AccountSchema, Schema, SchoolSchema } from './schema.ts';
import type { Watch } from './watch.ts';

export { DamagedDatabase } from './damaged.ts';
export type { DatabasePlace } from './place.ts';

/** One school's data: every question is held to that school. */
export type SchoolDb = Kysely<SchoolSchema>;

/** Accounts, sessions and which schools there are: what belongs to no school. */
export type AccountDb = Kysely<AccountSchema>;

/** Does something with one school's rows, within a transaction over several. */
export type AtSchool = <T>(schoolId: string, work: (school: SchoolDb) => Promise<T>) => Promise<T>;

export interface Database {
  readonly dialect: Dialect;
  readonly accounts: AccountDb;
  /** Refuses an empty school id. `asking`: whoever the answer is for; left out where it is for nobody, such as a job. */
  ofSchool(schoolId: string, asking?: Asking): SchoolDb;
  /** Several questions over one connection, such as a page asks. */
  reading<T>(schoolId: string, work: (school: SchoolDb) => Promise<T>, asking?: Asking): Promise<T>;
  /**
   * One commit for a school's data and for accounts, as if nobody else were changing anything. PostgreSQL may ask for it
   * to be done again from the start: `work` changes nothing but the database.
   */
  together<T>(
    schoolId: string,
    work: (school: SchoolDb, accounts: AccountDb) => Promise<T>,
    asking?: Asking,
  ): Promise<T>;
  /**
   * The same for several schools, one at a time: `at` is handed the rows of the one it names. For whoever runs Alongside, never
   * for a page.
   */
  across<T>(work: (at: AtSchool, accounts: AccountDb) => Promise<T>): Promise<T>;
  /** The same for what belongs to no school. */
  alone<T>(work: (accounts: AccountDb) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Opens (and makes, and brings up to date) the database. Throws DamagedDatabase with what to do. */
export async function openDatabase(where: DatabasePlace | string, watch?: Watch): Promise<Database> {
  const place = typeof where === 'string' ? { file: where } : where;
  let dialect: Dialect | undefined;
  try {
    dialect = dialectOf(place, watch);
    await dialect.check();
    await migrate(dialect.owner as unknown as Kysely<unknown>, dialect);
    await dialect.guard();
    return over(dialect);
  } catch (fault) {
    await dialect?.close();
    throw describeFault(fault, place);
  }
}

/**
 * Opens a database as it is, without bringing it up to date or guarding it: for copies of it. Throws DamagedDatabase when it
 * cannot be trusted. An empty file name is a place that nobody else sees and that is gone when it is closed.
 */
export async function openAsItIs(place: DatabasePlace): Promise<Dialect> {
  const dialect = dialectOf(place, undefined);
  try {
    await dialect.check();
    return dialect;
  } catch (fault) {
    await dialect.close();
    throw describeFault(fault, place);
  }
}

function dialectOf(place: DatabasePlace, watch: Watch | undefined): Dialect {
  if ('url' in place) return postgres(place, watch);
  if (place.file && place.file !== ':memory:') mkdirSync(dirname(place.file), { recursive: true });
  return sqlite(place.file, watch);
}

const tries = 20;

function over(dialect: Dialect): Database {
  const ofSchool = (schoolId: string, asking?: Asking): SchoolDb => {
    const scope = schoolScope(schoolId, asking);
    return dialect.school(schoolId).withPlugin(scope);
  };
  return {
    dialect,
    accounts: dialect.accounts,
    ofSchool,
    reading: (schoolId, work, asking) =>
      dialect.name === 'sqlite'
        ? work(ofSchool(schoolId, asking))
        : dialect
            .school(schoolId)
            .connection()
            .execute((db) => work(scoped(db, schoolId, asking))),
    async together(schoolId, work, asking) {
      return inOne(dialect, dialect.school(schoolId), (trx) =>
        work(scoped(trx, schoolId, asking), trx as unknown as AccountDb),
      );
    },
    across: (work) =>
      inOne(dialect, dialect.accounts, (trx) =>
        work(
          async (schoolId, what) => {
            await dialect.turnTo(trx, schoolId);
            return what(scoped(trx, schoolId));
          },
          trx as unknown as AccountDb,
        ),
      ),
    alone: (work) => inOne(dialect, dialect.accounts, (trx) => work(trx as unknown as AccountDb)),
    close: () => dialect.close(),
  };
}

/** One transaction, done again from its start as often as the engine asks for it. */
async function inOne<T>(
  dialect: Dialect,
  db: Kysely<Schema>,
  work: (trx: Transaction<Schema>) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const begun = db.transaction();
      return await (dialect.isolation ? begun.setIsolationLevel(dialect.isolation) : begun).execute(work);
    } catch (fault) {
      if (attempt >= tries || !dialect.mayTryAgain(fault)) throw fault;
      // Whoever got in each other's way does not come back in step.
      await new Promise((again) => setTimeout(again, Math.random() * 4 * attempt));
    }
  }
}

const scoped = (db: Kysely<Schema>, schoolId: string, asking?: Asking): SchoolDb =>
  db.withPlugin(schoolScope(schoolId, asking));
