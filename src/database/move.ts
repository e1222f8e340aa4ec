import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from './connection.ts';
import { inOrderOfWriting, isOfSchool, shapeOf, type TableShape } from './shape.ts';

/** How many rows of a table there are, and a digest over all of them in the order of their keys. */
export interface Tally {
  readonly table: string;
  readonly rows: number;
  readonly digest: string;
}

export interface Moved {
  readonly schoolId: string;
  readonly tallies: readonly Tally[];
  /** Tables whose rows are not the same on both sides; empty when the move is proved. */
  readonly differ: readonly string[];
}

type Row = Readonly<Record<string, string | number | null>>;
type Rows = Record<string, Record<string, unknown>>;

const atATime = 300;

/** What somebody needs to sign in at the new place. Sessions and links stay behind: everybody signs in once more. */
const accountTables = ['account_user', 'account_login', 'account_two_factor', 'account_place'] as const;

/**
 * Copies a school with the accounts of its people into another database, whole or not at all, and compares both sides by counts
 * and digests. Refuses a school that is there already and an e-mail address that belongs to another account there. The one that
 * it was copied from stays as it is.
 */
export async function moveSchool(from: Database, to: Database, schoolId: string): Promise<Moved> {
  const tables = inOrderOfWriting((await shapeOf(from.dialect)).filter(isOfSchool));
  const accounts = await accountsOf(from, schoolId);
  await refuseTwice(to, schoolId, accounts);
  const source = await snapshot(from, tables, schoolId);
  await to.together(schoolId, async (school, others) => {
    const db = school.withoutPlugins() as unknown as Kysely<Rows>;
    for (const [table, rows] of accounts) await write(others as unknown as Kysely<Rows>, table, rows);
    for (const { name } of tables) await write(db, name, source.get(name) ?? []);
  });
  const target = await snapshot(to, tables, schoolId);
  const tallies = tables.map((table) => tallyOf(table, source.get(table.name) ?? []));
  const differ = tables
    .filter((table, at) => tallyOf(table, target.get(table.name) ?? []).digest !== tallies[at]!.digest)
    .map(({ name }) => name);
  return { schoolId, tallies, differ };
}

/** Rows of one moment: nobody's change half in and half out. */
async function snapshot(
  { dialect }: Database,
  tables: readonly TableShape[],
  schoolId: string,
): Promise<Map<string, Row[]>> {
  const begun = dialect.school(schoolId).transaction();
  return (dialect.isolation ? begun.setIsolationLevel('repeatable read') : begun).execute(async (trx) => {
    const read = new Map<string, Row[]>();
    for (const table of tables)
      read.set(table.name, await rowsOf(trx as unknown as Kysely<Rows>, table, schoolId));
    return read;
  });
}

async function rowsOf(db: Kysely<Rows>, table: TableShape, schoolId: string): Promise<Row[]> {
  let question = db.selectFrom(table.name).selectAll().where('school_id', '=', schoolId);
  for (const column of table.primaryKey) question = question.orderBy(column);
  return (await question.execute()) as Row[];
}

function tallyOf({ name, columns }: TableShape, rows: readonly Row[]): Tally {
  const order = columns.toSorted();
  const hash = createHash('sha256');
  for (const row of rows) hash.update(`${JSON.stringify(order.map((column) => row[column] ?? null))}\n`);
  return { table: name, rows: rows.length, digest: hash.digest('hex') };
}

async function write(db: Kysely<Rows>, table: string, rows: readonly Row[]): Promise<void> {
  for (let at = 0; at < rows.length; at += atATime)
    await db
      .insertInto(table)
      .values(rows.slice(at, at + atATime))
      .execute();
}

async function accountsOf({ accounts }: Database, schoolId: string): Promise<Map<string, Row[]>> {
  const db = accounts as unknown as Kysely<Rows>;
  const places = (await db
    .selectFrom('account_place')
    .selectAll()
    .where('at_school', '=', schoolId)
    .execute()) as Row[];
  const people = places.map(({ account_id }) => account_id);
  const found = new Map<string, Row[]>();
  for (const table of accountTables) {
    const key = table === 'account_user' ? 'id' : 'userId';
    const rows =
      table === 'account_place'
        ? places
        : people.length
          ? await db.selectFrom(table).selectAll().where(key, 'in', people).execute()
          : [];
    found.set(table, rows as Row[]);
  }
  const hosted = await db.selectFrom('hosted_school').selectAll().where('id', '=', schoolId).execute();
  return found.set('hosted_school', hosted as Row[]);
}

/** Whoever is there already, by the same id, keeps the account that they have there. */
async function refuseTwice(
  { accounts }: Database,
  schoolId: string,
  moving: Map<string, Row[]>,
): Promise<void> {
  const there = await accounts.selectFrom('hosted_school').select('id').where('id', '=', schoolId).execute();
  if (there.length)
    throw new CannotMove(`The school ${schoolId} is in the other database already. Nothing was written.`);
  const people = moving.get('account_user') ?? [];
  const known = new Set<unknown>();
  for (const { id, email } of people) {
    const other = await accounts
      .selectFrom('account_user')
      .select('id')
      .where('email', '=', String(email))
      .executeTakeFirst();
    if (other && other.id !== id)
      throw new CannotMove(
        'Somebody of this school has an account of their own in the other database, under the same e-mail address. Change the address in one of the two, then move again. Nothing was written.',
      );
    if (other) known.add(id);
  }
  moving.set(
    'account_user',
    people.filter(({ id }) => !known.has(id)),
  );
  for (const table of ['account_login', 'account_two_factor'])
    moving.set(
      table,
      (moving.get(table) ?? []).filter((row) => !known.has(row['userId'])),
    );
}

/** The move cannot be made; `message` says what to do. */
export class CannotMove extends Error {}
