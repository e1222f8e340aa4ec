import { sql, type Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { DamagedDatabase } from '../damaged.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { statements as school } from './0001-school.ts';
import { statements as pupils } from './0002-pupils.ts';
import { statements as cycle } from './0003-cycle.ts';
import { statements as support } from './0004-support.ts';
import { statements as notices } from './0005-notices.ts';
import { statements as imports } from './0006-import.ts';
import { statements as signIn } from './0007-sign-in.ts';
import { statements as places } from './0008-places.ts';
import { statements as singleSignOn } from './0009-sign-in.ts';
import { statements as work } from './0010-work.ts';
import { statements as hosting } from './0011-hosting.ts';
import { statements as seals } from './0012-seals.ts';
import { statements as accessRequests } from './0013-access-requests.ts';
import { statements as disposal } from './0013-disposal.ts';
import { statements as handOver } from './0016-hand-over.ts';
import { statements as merge } from './0017-merge.ts';
import { statements as secondStep } from './0018-second-step.ts';
import { statements as retention } from './0019-retention.ts';
import { statements as audience } from './0020-audience.ts';

const migrations: Record<string, (d: Dialect) => string[]> = {
  '0001-school': school,
  '0002-pupils': pupils,
  '0003-cycle': cycle,
  '0004-support': support,
  '0005-notices': notices,
  '0006-import': imports,
  '0007-sign-in': signIn,
  '0008-places': places,
  '0009-sign-in': singleSignOn,
  '0010-work': work,
  '0011-hosting': hosting,
  '0012-seals': seals,
  '0013-access-requests': accessRequests,
  '0013-disposal': disposal,
  '0016-hand-over': handOver,
  '0017-merge': merge,
  '0018-second-step': secondStep,
  '0019-retention': retention,
  '0020-audience': audience,
};

/** Every step that this program knows, in their order. */
export const knownSteps: readonly string[] = Object.keys(migrations);

/**
 * Brings the database to today's shape, or to the shape that it had after one step; each step whole or not at all. Throws with
 * the step's name.
 */
export async function migrate(db: Kysely<unknown>, dialect: Dialect, upTo?: string): Promise<void> {
  const steps = Object.entries(migrations).map(([name, statements]) => [
    name,
    { up: inOrder(statements(dialect).map((statement) => dialect.ddl(statement))) },
  ]);
  const migrator = new Migrator({ db, provider: { getMigrations: async () => Object.fromEntries(steps) } });
  const { error, results } = await (upTo ? migrator.migrateTo(upTo) : migrator.migrateToLatest());
  const failed = results?.find((result) => result.status === 'Error');
  if (error && !failed) await refuseNewerData(db);
  if (error)
    throw new Error(
      `The database could not be brought up to date at step ${failed?.migrationName ?? 'one'}`,
      { cause: error },
    );
}

/** The steps that this program knows and this database has not taken: none, or the program must not serve from it. */
export async function missingSteps({ accounts }: Pick<Dialect, 'accounts'>): Promise<string[]> {
  const taken = new Set(await stepsTaken(accounts));
  return knownSteps.filter((name) => !taken.has(name));
}

/** Data that a newer program has changed are not for this one: it would write what that one cannot read. */
async function refuseNewerData(db: Kysely<unknown>): Promise<void> {
  const unknown = (await stepsTaken(db)).filter((name) => !(name in migrations));
  if (unknown.length > 0)
    throw new DamagedDatabase(
      `This data was brought up to date by a newer version of Alongside (${unknown.at(-1)}), and this version does not know it. Nothing was changed. Start the newer version, or restore the backup that was made before the upgrade (docs/running-it/upgrading.md).`,
    );
}

/** The steps that this database has taken, in their order. */
export async function stepsTaken<S>(db: Kysely<S>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return rows.map(({ name }) => name);
}

function inOrder(statements: string[]) {
  return async (db: Kysely<unknown>) => {
    for (const statement of statements) await sql.raw(statement).execute(db);
  };
}
