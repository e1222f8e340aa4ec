import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { Kysely, type SqliteStatement } from 'kysely';
import type { Schema } from '../schema.ts';
import type { Dialect } from './dialect.ts';
import { watched, type Watch } from '../watch.ts';
import { OneAtATime } from './one-at-a-time.ts';

/** SQLite through Node's own module: WAL, every commit synced to disk, foreign keys held. `file` may be ':memory:'. */
export function sqlite(file: string, watch?: Watch): Dialect & { readonly raw: DatabaseSync } {
  const raw = new DatabaseSync(file, { enableForeignKeyConstraints: true, timeout: 5000 });
  raw.exec(
    'pragma journal_mode = wal; pragma synchronous = full; pragma temp_store = memory; pragma cache_size = -32000;',
  );
  const prepared = new Map<string, SqliteStatement>();
  let open = true;
  const close = () => {
    if (open) raw.close();
    open = false;
  };
  const db = new Kysely<Schema>({
    ...watched(watch),
    dialect: new OneAtATime({
      database: {
        close,
        prepare(sql) {
          const known = prepared.get(sql);
          if (known) return known;
          // A full disk makes SQLite roll back by itself; to do so again would be the only fault anybody hears of.
          if (sql === 'rollback' && !raw.isTransaction) return nothing;
          if (prepared.size > 800) prepared.clear();
          const made = asStatement(raw.prepare(sql));
          // begin, commit and schema statements are cheap to prepare and must not outlive a schema change
          if (/^(select|insert|update|delete|with)/i.test(sql)) prepared.set(sql, made);
          return made;
        },
      },
    }),
  });
  return {
    name: 'sqlite',
    date: 'text',
    instant: 'text',
    real: 'real',
    strict: ' strict',
    ddl: (statement) => statement,
    raw,
    accounts: db,
    school: () => db,
    async turnTo() {},
    owner: db,
    // One connection, one transaction at a time: they are alone.
    isolation: undefined,
    mayTryAgain: () => false,
    async check() {
      const answer = raw.prepare('pragma quick_check(1)').get() as { quick_check: string } | undefined;
      if (answer?.quick_check !== 'ok') throw new Error(answer?.quick_check ?? 'no answer');
    },
    async guard() {},
    pools: () => [],
    async close() {
      await db.destroy();
      close();
    },
  };
}

const nothing: SqliteStatement = {
  reader: false,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [].values(),
};

function asStatement(statement: StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...(parameters as SQLInputValue[])),
    run: (parameters) => statement.run(...(parameters as SQLInputValue[])),
    iterate: (parameters) => statement.iterate(...(parameters as SQLInputValue[])),
  };
}
