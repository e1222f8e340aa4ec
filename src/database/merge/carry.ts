import { createHash } from 'node:crypto';
import { sql, type Kysely, type Transaction } from 'kysely';
import type { Database } from '../connection.ts';
import type { Schema } from '../schema.ts';
import type { TableShape } from '../shape.ts';

export type Row = Readonly<Record<string, string | number | null>>;

/** How the rows of one school become another's. */
export interface Carrying {
  readonly from: string;
  readonly to: string;
  /** Ids that another stands for from now on, wherever they are written. */
  readonly instead: ReadonlyMap<string, string>;
  /** Children whom the other school knows already, by their ids at the first: what is there already stands. */
  readonly known: ReadonlySet<string>;
  /** Rows of these ids are not written: others stand for them. */
  readonly left: ReadonlySet<string>;
  /** A row as the other school keeps it. */
  settle(table: string, row: Row, isOfKnown: boolean): Row;
}

/** What came of one table. */
export interface Carried {
  readonly table: string;
  /** Rows at the first school. */
  readonly rows: number;
  /** Rows that are new at the other; the rest was there already, or another stands for it. */
  readonly added: number;
  /** Of these, those that differ from what they were in more than the school. */
  readonly changed: number;
  /** SHA-256 over the rows that are new, as they were read back at the other school. */
  readonly digest: string;
}

type Db = Kysely<Schema> | Transaction<Schema>;
type At = (schoolId: string) => Promise<Db>;

/** Questions of one transaction, turned from one school to another. */
export const turning =
  ({ dialect }: Pick<Database, 'dialect'>, db: Db): At =>
  async (schoolId) => {
    await dialect.turnTo(db, schoolId);
    return db;
  };

const atATime = 300;

/**
 * Writes every row of these tables, which must stand in the order of writing, as a row of the other school, and reads each back.
 * Rows that are there already stand, where they are of a child whom the other school knows; any other such row is a fault.
 * Nothing is deleted.
 */
export async function carry(at: At, tables: readonly TableShape[], how: Carrying): Promise<Carried[]> {
  const carried: Carried[] = [];
  const ofKnown = new Set<string>();
  for (const table of tables) carried.push(await carryOne(at, table, how, ofKnown));
  return carried;
}

async function carryOne(at: At, table: TableShape, how: Carrying, ofKnown: Set<string>): Promise<Carried> {
  const key = table.primaryKey.filter((column) => column !== 'school_id');
  const columns = table.columns.filter((column) => column !== 'school_id').toSorted();
  const keyOf = (row: Row) => JSON.stringify(key.map((column) => row[column]));
  const asLine = (row: Row) => JSON.stringify(columns.map((column) => row[column] ?? null));
  const exchange = exchanging(how.instead);
  const hash = createHash('sha256');
  const sum = { rows: 0, added: 0, changed: 0 };
  for (let page = await pageOf(await at(how.from), table, key, how.from); page.length;) {
    sum.rows += page.length;
    const moved: { row: Row; isOfKnown: boolean; isChanged: boolean }[] = [];
    for (const old of page) {
      if (how.left.has(String(old['id']))) continue;
      const isOfKnown = belongsToKnown(table, old, how, ofKnown);
      if (isOfKnown && old['id']) ofKnown.add(String(old['id']));
      const row = exchange(how.settle(table.name, old, isOfKnown));
      moved.push({ row, isOfKnown, isChanged: asLine(row) !== asLine(old) });
    }
    const there = await at(how.to);
    const before = await byKey(there, table, key, how.to, moved, keyOf);
    const fresh = moved.filter(({ row }) => !before.has(keyOf(row)));
    if (moved.some(({ row, isOfKnown }) => !isOfKnown && before.has(keyOf(row))))
      throw new Error(`${table.name}: a row of the first school is at the other school already`);
    await write(
      there,
      table,
      columns,
      how.to,
      fresh.map(({ row }) => row),
    );
    const after = await byKey(there, table, key, how.to, fresh, keyOf);
    for (const { row } of fresh) {
      const kept = after.get(keyOf(row));
      if (!kept || asLine(kept) !== asLine(row))
        throw new Error(`${table.name}: a row is not at the other school what it was`);
      hash.update(`${asLine(kept)}\n`);
    }
    sum.added += fresh.length;
    sum.changed += fresh.filter(({ isChanged }) => isChanged).length;
    if (page.length < atATime) break;
    page = await pageOf(await at(how.from), table, key, how.from, page.at(-1));
  }
  return { table: table.name, ...sum, digest: hash.digest('hex') };
}

/** By its own column, or by a key to a row that does. */
function belongsToKnown(
  { name, foreignKeys }: TableShape,
  row: Row,
  { known }: Carrying,
  ofKnown: ReadonlySet<string>,
): boolean {
  if (known.has(String(name === 'pupil' ? row['id'] : row['pupil_id']))) return true;
  if (row['pupil_id'] !== undefined) return false;
  return foreignKeys.some(({ columns }) => ofKnown.has(String(row[columns.at(-1)!])));
}

/** Exchanges ids wherever they are written: in columns of their own, and in answers, addresses and notes of what was there before. */
function exchanging(instead: ReadonlyMap<string, string>): (row: Row) => Row {
  if (!instead.size) return (row) => row;
  const exchange = (text: string) => text.replaceAll(/[0-9a-z]{26}/g, (id) => instead.get(id) ?? id);
  return (row) =>
    Object.fromEntries(
      Object.entries(row).map(([column, value]) => [
        column,
        typeof value === 'string' && column !== 'from_pupil' ? exchange(value) : value,
      ]),
    );
}

async function pageOf(
  db: Db,
  { name, columns }: TableShape,
  key: readonly string[],
  schoolId: string,
  after?: Row,
): Promise<Row[]> {
  const list = (names: readonly string[]) => sql.join(names.map((one) => sql.ref(one)));
  const beyond = after ? sql`(${list(key)}) > (${sql.join(key.map((column) => after[column]))})` : sql`true`;
  const { rows } = await sql<Row>`select ${list(columns.filter((column) => column !== 'school_id'))}
    from ${sql.table(name)} where school_id = ${schoolId} and ${beyond}
    order by ${list(key)} limit ${atATime}`.execute(db);
  return rows;
}

/** Those of the rows that are there, asked for by the first part of their key. */
async function byKey(
  db: Db,
  { name, columns }: TableShape,
  [first]: readonly string[],
  schoolId: string,
  rows: readonly { readonly row: Row }[],
  keyOf: (row: Row) => string,
): Promise<ReadonlyMap<string, Row>> {
  const values = [...new Set(rows.map(({ row }) => row[first!]))];
  if (!values.length) return new Map();
  const asked = sql.join(columns.filter((column) => column !== 'school_id').map((one) => sql.ref(one)));
  const found = await sql<Row>`select ${asked} from ${sql.table(name)}
    where school_id = ${schoolId} and ${sql.ref(first!)} in (${sql.join(values)})`.execute(db);
  const wanted = new Set(rows.map(({ row }) => keyOf(row)));
  return new Map(
    found.rows.flatMap((row): [string, Row][] => {
      const key = keyOf(row);
      return wanted.has(key) ? [[key, row]] : [];
    }),
  );
}

async function write(
  db: Db,
  { name }: TableShape,
  columns: readonly string[],
  schoolId: string,
  rows: readonly Row[],
): Promise<void> {
  if (!rows.length) return;
  const names = sql.join(['school_id', ...columns].map((column) => sql.ref(column)));
  const values = sql.join(
    rows.map((row) => sql`(${sql.join([schoolId, ...columns.map((column) => row[column] ?? null)])})`),
  );
  await sql`insert into ${sql.table(name)} (${names}) values ${values}`.execute(db);
}
