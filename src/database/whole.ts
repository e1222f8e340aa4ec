import { createHash, type Hash } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import type { Dialect } from './dialects/dialect.ts';
import { knownSteps, migrate, stepsTaken } from './migrations/index.ts';
import type { Schema } from './schema.ts';
import { inOrderOfWriting, isOfSchool, shapeOf, type TableShape } from './shape.ts';

type Value = string | number | null;

/** A database, told piece by piece: which school follows, which table, and its rows, values in the order of the columns. */
export type Piece =
  | { readonly school: string }
  | { readonly table: string; readonly columns: readonly string[] }
  | readonly Value[];

/** How many rows a table has, and a SHA-256 over all of them: one line of JSON for each, in the order of schools and keys. */
export interface Kept {
  readonly rows: number;
  readonly sha256: string;
}

export type KeptTables = Readonly<Record<string, Kept>>;

/** Signing in again is all that is lost with them; a session that was ended must not come back to life. */
const leftOut: ReadonlySet<string> = new Set(['account_session']);

const atATime = 500;

/** Everything of one moment, while others go on writing: nobody's change half in and half out. Holds a page of rows in memory. */
export async function readWhole<T>(
  dialect: Dialect,
  work: (moment: { steps: readonly string[]; pieces: AsyncIterable<Piece> }) => Promise<T>,
): Promise<T> {
  const tables = await tablesOf(dialect);
  if (!tables.length) throw new NothingThere('There are no tables of Alongside in this database.');
  const begun = dialect.owner.transaction();
  return (dialect.isolation ? begun.setIsolationLevel('repeatable read') : begun).execute(async (trx) => {
    const steps = await stepsTaken(trx);
    await refuseStrays(trx, tables);
    return work({ steps, pieces: everything(dialect, trx, tables) });
  });
}

/**
 * Writes a whole database into one without rows, brought to the step at which the other was, in one transaction. Before it
 * commits, everything is read back: throws CannotFill unless it is what `told` gives once the pieces are over.
 */
export async function fillWhole(
  dialect: Dialect,
  steps: readonly string[],
  pieces: AsyncIterable<Piece>,
  told: () => KeptTables,
): Promise<void> {
  refuseOtherSteps(steps);
  await refuseFilled(dialect, steps);
  await migrate(dialect.owner as never, dialect, steps.at(-1));
  const tables = await tablesOf(dialect);
  await dialect.owner.transaction().execute(async (trx) => {
    await writeAll(dialect, trx, tables, pieces);
    const tally = new Tally();
    for await (const piece of everything(dialect, trx, tables)) tally.add(piece);
    const differ = differing(told(), tally.tables());
    if (differ.length)
      throw new CannotFill(`These tables are not what the manifest says: ${differ.join(', ')}.`);
  });
}

/** Counts and digests of what passes by. */
export class Tally {
  readonly #kept = new Map<string, { rows: number; hash: Hash }>();
  #at: { rows: number; hash: Hash } | undefined;

  add(piece: Piece): void {
    if ('table' in piece) {
      this.#at = this.#kept.get(piece.table) ?? { rows: 0, hash: createHash('sha256') };
      this.#kept.set(piece.table, this.#at);
    } else if (!('school' in piece)) {
      this.#at!.rows += 1;
      this.#at!.hash.update(`${JSON.stringify(piece)}\n`);
    }
  }

  tables(): KeptTables {
    const all = [...this.#kept].map(([name, { rows, hash }]): [string, Kept] => [
      name,
      { rows, sha256: hash.copy().digest('hex') },
    ]);
    return Object.fromEntries(all);
  }
}

/** The tables that are not the same in both, by name. */
export function differing(one: KeptTables, other: KeptTables): string[] {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names]
    .filter((name) => one[name]?.rows !== other[name]?.rows || one[name]?.sha256 !== other[name]?.sha256)
    .toSorted();
}

async function tablesOf(dialect: Dialect): Promise<TableShape[]> {
  return inOrderOfWriting(await shapeOf(dialect)).filter(({ name }) => !leftOut.has(name));
}

/** Rows of a school that nobody lists would be left out. PostgreSQL shows them to nobody, and its foreign keys let none in. */
async function refuseStrays(trx: Transaction<Schema>, tables: readonly TableShape[]): Promise<void> {
  for (const { name } of tables.filter(isOfSchool)) {
    const { rows } = await sql`select 1 from ${sql.table(name)}
      where school_id not in (select id from hosted_school) limit 1`.execute(trx);
    if (rows.length) throw new Error(`${name} has rows of a school that is not in hosted_school`);
  }
}

async function* everything(
  dialect: Dialect,
  trx: Transaction<Schema>,
  tables: readonly TableShape[],
): AsyncGenerator<Piece> {
  for (const table of tables.filter((one) => !isOfSchool(one))) yield* rowsOf(trx, table);
  const { rows } = await sql<{ id: string }>`select id from hosted_school order by id`.execute(trx);
  for (const { id } of rows) {
    await dialect.turnTo(trx, id);
    yield { school: id };
    for (const table of tables.filter(isOfSchool)) yield* rowsOf(trx, table, id);
  }
}

/** Page by page along the primary key; a table that has none is small, and is read in the order of everything in it. */
async function* rowsOf(
  trx: Transaction<Schema>,
  { name, columns: inAnyOrder, primaryKey }: TableShape,
  schoolId?: string,
): AsyncGenerator<Piece> {
  const columns = inAnyOrder.toSorted();
  yield { table: name, columns };
  // Within a school the rest of its key: compared together with the school, every page would be looked for from the first row.
  const within = primaryKey.filter((column) => schoolId === undefined || column !== 'school_id');
  const key = within.length ? within : primaryKey.length ? primaryKey : columns;
  const list = (names: readonly string[]) => sql.join(names.map((one) => sql.ref(one)));
  const own = schoolId === undefined ? sql`true` : sql`school_id = ${schoolId}`;
  let after: readonly Value[] | undefined;
  for (let skipped = 0; ; skipped += atATime) {
    const rest = primaryKey.length ? sql`` : sql`offset ${skipped}`;
    const beyond = primaryKey.length && after ? sql`(${list(key)}) > (${sql.join(after)})` : sql`true`;
    const { rows } = await sql<Record<string, Value>>`
      select ${list(columns)} from ${sql.table(name)} where ${own} and ${beyond}
      order by ${list(key)} limit ${atATime} ${rest}`.execute(trx);
    for (const row of rows) yield columns.map((column) => plain(row[column], name, column));
    if (rows.length < atATime) return;
    after = key.map((column) => rows.at(-1)![column]!);
  }
}

// What JSON would write as something else must not go unseen.
function plain(value: unknown, table: string, column: string): Value {
  if (value === null || typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value)))
    return value;
  throw new Error(`${table}.${column} holds a kind of value that a backup cannot keep`);
}

async function writeAll(
  dialect: Dialect,
  trx: Transaction<Schema>,
  tables: readonly TableShape[],
  pieces: AsyncIterable<Piece>,
): Promise<void> {
  let into: { table: string; columns: readonly string[] } | undefined;
  let rows: (readonly Value[])[] = [];
  const write = async () => {
    if (rows.length) await insert(trx, into!, rows);
    rows = [];
  };
  for await (const piece of pieces) {
    if ('school' in piece) {
      await write();
      await dialect.turnTo(trx, piece.school);
    } else if ('table' in piece) {
      await write();
      into = { table: piece.table, columns: piece.columns };
      refuseOtherColumns(tables, into);
    } else {
      rows.push(piece);
      // SQLite takes 32,766 values in one statement.
      if (rows.length * piece.length > 12_000) await write();
    }
  }
  await write();
}

async function insert(
  trx: Transaction<Schema>,
  { table, columns }: { table: string; columns: readonly string[] },
  rows: readonly (readonly Value[])[],
): Promise<void> {
  const names = sql.join(columns.map((column) => sql.ref(column)));
  const values = sql.join(rows.map((row) => sql`(${sql.join(row)})`));
  await sql`insert into ${sql.table(table)} (${names}) values ${values}`.execute(trx);
}

/** Whether a backup may be written here: nothing is, or tables without rows that a restore which failed has left. */
export async function isEmpty(dialect: Dialect): Promise<boolean> {
  return !(await stateOf(dialect)).holdsRows;
}

async function refuseFilled(dialect: Dialect, steps: readonly string[]): Promise<void> {
  const state = await stateOf(dialect);
  if (state.holdsRows) throw new CannotFill('The database to write to holds rows. Make a new one.');
  if (state.steps.length && state.steps.join() !== steps.join())
    throw new CannotFill(
      'The database to write to has tables already, of another version of Alongside. Make a new one.',
    );
}

/** Which steps a database has taken, and whether anybody’s rows are in it. On PostgreSQL a school’s own rows are not seen here. */
async function stateOf(dialect: Dialect): Promise<{ steps: readonly string[]; holdsRows: boolean }> {
  const tables = await shapeOf(dialect);
  if (!tables.length) return { steps: [], holdsRows: false };
  for (const { name } of tables) {
    const { rows } = await sql`select 1 from ${sql.table(name)} limit 1`.execute(dialect.owner);
    if (rows.length) return { steps: [], holdsRows: true };
  }
  return { steps: await stepsTaken(dialect.owner), holdsRows: false };
}

function refuseOtherColumns(
  tables: readonly TableShape[],
  { table, columns }: { table: string; columns: readonly string[] },
): void {
  const here = tables.find(({ name }) => name === table)?.columns.toSorted();
  if (here?.join() !== columns.join())
    throw new CannotFill(`The table ${table} has other columns than this version of Alongside made then.`);
}

function refuseOtherSteps(steps: readonly string[]): void {
  const unknown = steps.filter((name) => !knownSteps.includes(name));
  if (unknown.length)
    throw new CannotFill(
      `It was made by a newer version of Alongside (${unknown.at(-1)}), which this version does not know. Restore it with that version.`,
    );
  if (!steps.length || steps.some((name, at) => name !== knownSteps[at]))
    throw new CannotFill(
      'Its tables were brought up to date in another order than this version knows. Restore it with the version that made it.',
    );
}

/** Nothing was ever written here: probably the wrong place. */
export class NothingThere extends Error {}

/** What was to be written is not what was read, or this program cannot write it. Nothing was. */
export class CannotFill extends Error {}
