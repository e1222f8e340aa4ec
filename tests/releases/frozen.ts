import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { brotliDecompressSync } from 'node:zlib';

const folder = import.meta.dirname;
const ending = '.sqlite.br';

/** Every version that was ever released, oldest first. */
export const releases = readdirSync(folder)
  .filter((name) => name.endsWith(ending))
  .map((name) => name.slice(0, -ending.length))
  .toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));

/** Puts the database that a release left into a file. */
export function thaw(version: string, file: string): void {
  writeFileSync(file, brotliDecompressSync(readFileSync(join(folder, `${version}${ending}`))));
}

export interface Held {
  readonly columns: readonly string[];
  readonly rows: number;
  readonly digest: string;
}

/** What each table holds; with `as`, of the tables and columns that were there then. */
export function heldIn(file: string, as?: ReadonlyMap<string, Held>): Map<string, Held> {
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    const tables =
      as?.keys() ??
      db
        .prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite%'")
        .all()
        .map(({ name }) => String(name))
        .filter((name) => !name.startsWith('kysely'));
    return new Map([...tables].map((table) => [table, held(db, table, as?.get(table)?.columns)]));
  } finally {
    db.close();
  }
}

function held(db: DatabaseSync, table: string, as: readonly string[] | undefined): Held {
  const columns =
    as ??
    db
      .prepare('select name from pragma_table_info(?) order by name')
      .all(table)
      .map(({ name }) => String(name));
  const listed = columns.map((column) => `"${column}"`).join();
  const rows = db.prepare(`select ${listed} from "${table}" order by ${listed}`).all();
  const hash = createHash('sha256');
  for (const row of rows) hash.update(`${JSON.stringify(columns.map((column) => row[column]))}\n`);
  return { columns, rows: rows.length, digest: hash.digest('hex') };
}
