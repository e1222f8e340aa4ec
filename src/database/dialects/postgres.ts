import { Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql } from 'kysely';
import { Pool, types, type PoolConfig } from 'pg';
import { codeOf } from '../damaged.ts';
import type { PostgresPlace } from '../place.ts';
import type { Schema } from '../schema.ts';
import type { Dialect } from './dialect.ts';
import { watched, type PoolUse, type Watch } from '../watch.ts';
import { PostgresConnections } from './postgres-connections.ts';
import { guardTables, whoMayNot } from './postgres-guard.ts';

/** The role that reads and writes for the app: it neither owns a table nor gets around row-level security. */
export const appRole = 'alongside_app';

const numbers: ReadonlySet<number> = new Set([types.builtins.INT8, types.builtins.NUMERIC]);

/** Pages hold one connection each for as long as they are made; what belongs to no school never waits for them. */
const atOnce = { pages: 10, accounts: 4 };

/** PostgreSQL 15 or later. Nothing is asked before `check`. */
export function postgres(place: PostgresPlace, watch?: Watch): Dialect {
  const limits = `-c statement_timeout=${place.patience ?? 20_000} -c idle_in_transaction_session_timeout=60000`;
  const asApp: PoolConfig = place.appUrl
    ? { connectionString: place.appUrl, options: limits }
    : { connectionString: place.url, options: `-c role=${appRole} ${limits}` };
  const pool = (config: PoolConfig) => {
    const made = new Pool({ types: asNumbers, connectionTimeoutMillis: 10_000, ...config });
    // An idle connection that breaks is replaced at the next question; without a listener it would end the process.
    made.on('error', () => {});
    // Nor may one that breaks between two questions of a transaction: the next question fails, and is undone.
    made.on('connect', (client) => client.on('error', () => {}));
    return made;
  };
  const owners = pool({
    connectionString: place.url,
    max: 2,
    idleTimeoutMillis: 1_000,
    allowExitOnIdle: true,
  });
  const pages = pool({ ...asApp, max: atOnce.pages });
  const others = pool({ ...asApp, max: atOnce.accounts });
  const over = (from: Pool, schoolId?: string) =>
    new Kysely<Schema>({
      ...watched(watch),
      dialect: {
        createAdapter: () => new PostgresAdapter(),
        createQueryCompiler: () => new PostgresQueryCompiler(),
        createIntrospector: (db) => new PostgresIntrospector(db),
        createDriver: () => new PostgresConnections(from, schoolId),
      },
    });
  const owner = over(owners);
  let open = true;
  return {
    name: 'postgres',
    date: 'text',
    instant: 'text',
    real: 'double precision',
    strict: '',
    // The order of SQLite, on any server: by code point.
    ddl: (statement) => statement.replaceAll(/ text\b(?! collate)/g, ' text collate "C"'),
    accounts: over(others),
    school: (schoolId) => over(pages, schoolId),
    async turnTo(trx, schoolId) {
      await sql`select set_config('alongside.school', ${schoolId}, true)`.execute(trx);
    },
    owner,
    isolation: 'serializable',
    mayTryAgain: (fault) => ['40001', '40P01', '23505'].includes(codeOf(fault)),
    async check() {
      const { rows } = await owners.query<{ server_version_num: string }>('show server_version_num');
      const version = Math.floor(Number(rows[0]?.server_version_num) / 10_000);
      if (version < 15)
        throw new Error(`Alongside needs PostgreSQL 15 or later, and this server is version ${version}.`);
    },
    async guard() {
      await guardTables(owner, appRole, place.appUrl);
      const problem = await whoMayNot(over(others));
      if (problem) throw new Error(problem);
    },
    pools: () => [useOf('pages', pages), useOf('accounts', others)],
    async close() {
      if (!open) return;
      open = false;
      await Promise.all([owners.end(), pages.end(), others.end()]);
    },
  };
}

// Counts and sums come as the numbers that SQLite gives.
const asNumbers: NonNullable<PoolConfig['types']> = {
  getTypeParser: ((id, format) =>
    numbers.has(id) ? Number : types.getTypeParser(id, format)) as typeof types.getTypeParser,
};

const useOf = (name: PoolUse['name'], pool: Pool): PoolUse => ({
  name,
  open: pool.totalCount,
  idle: pool.idleCount,
  waiting: pool.waitingCount,
});
