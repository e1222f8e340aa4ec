import { createHash } from 'node:crypto';
import { sql, type Kysely, type Transaction } from 'kysely';
import type { Schema } from '../schema.ts';
import type { TableShape } from '../shape.ts';
import { answerFor } from './becomes.ts';

type Db = Kysely<Schema> | Transaction<Schema>;

/**
 * Deletes what was carried and what ends, in an order that the keys allow; of the staff, those whom a row that stays names keep a
 * name there and nothing to sign in with. The tables must stand in the order of writing.
 */
export async function clear(
  db: Db,
  tables: readonly TableShape[],
  schoolId: string,
  lastDay: string,
): Promise<void> {
  const named = tables
    .filter(({ name }) => stays(name))
    .flatMap(({ name, foreignKeys }) =>
      foreignKeys
        .filter(({ table }) => table === 'staff')
        .map(({ columns }) => {
          const by = sql.ref(columns.at(-1)!);
          return sql`select ${by} from ${sql.table(name)} where school_id = ${schoolId} and ${by} is not null`;
        }),
    );
  for (const { name } of tables.toReversed()) {
    if (stays(name)) continue;
    const but = name === 'staff' ? sql`and id not in (${sql.join(named, sql` union `)})` : sql``;
    await sql`delete from ${sql.table(name)} where school_id = ${schoolId} ${but}`.execute(db);
  }
  await sql`update staff set account_id = null, email = id || '@elsewhere.invalid',
    from_on = case when from_on > ${lastDay} then ${lastDay} else from_on end,
    until_on = case when until_on <= ${lastDay} then until_on else ${lastDay} end
    where school_id = ${schoolId}`.execute(db);
}

const stays = (table: string): boolean => {
  const answer = answerFor(table);
  return typeof answer === 'object' && 'stays' in answer;
};

/** How many rows of each table a school has, and of those that stay also a digest. */
export async function tally(
  db: Db,
  tables: readonly TableShape[],
  schoolId: string,
): Promise<ReadonlyMap<string, { readonly rows: number; readonly digest: string | undefined }>> {
  const found = new Map<string, { rows: number; digest: string | undefined }>();
  for (const { name, columns, primaryKey } of tables) {
    const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(name)}
      where school_id = ${schoolId}`.execute(db);
    const digest = stays(name) ? await digestOf(db, name, columns, primaryKey, schoolId) : undefined;
    found.set(name, { rows: Number(rows[0]!.count), digest });
  }
  return found;
}

const atATime = 1_000;

async function digestOf(
  db: Db,
  name: string,
  columns: readonly string[],
  primaryKey: readonly string[],
  schoolId: string,
): Promise<string> {
  const list = (names: readonly string[]) => sql.join(names.map((one) => sql.ref(one)));
  const key = primaryKey.filter((column) => column !== 'school_id');
  const order = columns.toSorted();
  const hash = createHash('sha256');
  for (let after: Record<string, unknown> | undefined; ;) {
    const beyond = after
      ? sql`(${list(key)}) > (${sql.join(key.map((column) => after![column]))})`
      : sql`true`;
    const { rows } = await sql<Record<string, unknown>>`select ${list(order)} from ${sql.table(name)}
      where school_id = ${schoolId} and ${beyond}
      order by ${list(key.length ? key : ['school_id'])} limit ${atATime}`.execute(db);
    for (const row of rows) hash.update(`${JSON.stringify(order.map((column) => row[column]))}\n`);
    if (rows.length < atATime || !key.length) return hash.digest('hex');
    after = rows.at(-1);
  }
}
