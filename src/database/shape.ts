import { sql, type Kysely } from 'kysely';
import type { Dialect } from './dialects/dialect.ts';
import type { AccountSchema, Schema } from './schema.ts';

export interface TableShape {
  readonly name: string;
  readonly columns: readonly string[];
  readonly primaryKey: readonly string[];
  /** Columns of every index, unique keys and the primary key included. */
  readonly indexes: readonly { readonly columns: readonly string[]; readonly unique: boolean }[];
  readonly foreignKeys: readonly ForeignKey[];
}

export interface ForeignKey {
  readonly columns: readonly string[];
  readonly table: string;
  readonly references: readonly string[];
}

/** The tables as they are in this database, by name, without those in which migrations are counted. */
export async function shapeOf(dialect: Pick<Dialect, 'name' | 'owner'>): Promise<TableShape[]> {
  return dialect.name === 'sqlite' ? ofSqlite(dialect.owner) : ofPostgres(dialect.owner);
}

/** The same, asked within a transaction that is under way: there may be no other connection to ask. */
export const shapeWithin = (
  { dialect }: { readonly dialect: Pick<Dialect, 'name'> },
  accounts: Kysely<AccountSchema>,
): Promise<TableShape[]> => shapeOf({ name: dialect.name, owner: accounts });

/** A school's table in which all schools may be seen, since its rows tell of nobody. */
export const seenAcrossSchools: ReadonlySet<string> = new Set(['school_work']);

/** Whether its rows belong to a school. */
export const isOfSchool = ({ columns }: TableShape): boolean => columns.includes('school_id');

/** Every table after those that its foreign keys name, so that rows can be written in this order. */
export function inOrderOfWriting(tables: readonly TableShape[]): TableShape[] {
  const left = new Map(tables.map((table) => [table.name, table]));
  const ordered: TableShape[] = [];
  while (left.size) {
    const ready = [...left.values()].filter(({ name, foreignKeys }) =>
      foreignKeys.every((key) => key.table === name || !left.has(key.table)),
    );
    if (!ready.length) throw new Error(`Tables point at each other: ${[...left.keys()].join(', ')}`);
    for (const table of ready) {
      ordered.push(table);
      left.delete(table.name);
    }
  }
  return ordered;
}

async function ofSqlite(db: Kysely<Schema>): Promise<TableShape[]> {
  const tables = await sql<{
    name: string;
  }>`select name from sqlite_schema where type = 'table' and name not like 'sqlite%' and name not like 'kysely%' order by name`.execute(
    db,
  );
  const shapes: TableShape[] = [];
  for (const { name } of tables.rows) {
    const columns = await sql<{
      name: string;
      pk: number;
    }>`select name, pk from pragma_table_info(${name})`.execute(db);
    const indexes = await sql<{ name: string; unique: number; column: string }>`
      select l.name as name, l."unique" as "unique", i.name as "column"
      from pragma_index_list(${name}) l join pragma_index_info(l.name) i order by l.name, i.seqno`.execute(
      db,
    );
    const keys = await sql<{ id: number; table: string; from: string; to: string | null }>`
      select id, "table", "from", "to" from pragma_foreign_key_list(${name}) order by id, seq`.execute(db);
    const primaryKey = columns.rows
      .filter(({ pk }) => pk > 0)
      .toSorted((a, b) => a.pk - b.pk)
      .map((column) => column.name);
    shapes.push({
      name,
      columns: columns.rows.map((column) => column.name),
      primaryKey,
      indexes: [...Map.groupBy(indexes.rows, (row) => row.name).values()].map((rows) => ({
        columns: rows.map(({ column }) => column),
        unique: rows[0]!.unique === 1,
      })),
      foreignKeys: [...Map.groupBy(keys.rows, (row) => row.id).values()].map((rows) => ({
        columns: rows.map(({ from }) => from),
        table: rows[0]!.table,
        references: rows.map(({ from, to }) => to ?? from),
      })),
    });
  }
  return shapes;
}

async function ofPostgres(db: Kysely<Schema>): Promise<TableShape[]> {
  const { rows } = await sql<{
    name: string;
    columns: string[];
    indexes: { columns: string[]; unique: boolean; primary: boolean }[];
    keys: { columns: string[]; table: string; references: string[] }[];
  }>`
    select c.relname as name,
      (select json_agg(a.attname order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
      (select coalesce(json_agg(json_build_object('unique', i.indisunique, 'primary', i.indisprimary, 'columns',
          (select json_agg(a.attname order by k.at) from unnest(i.indkey) with ordinality k(num, at)
            join pg_attribute a on a.attrelid = c.oid and a.attnum = k.num))), '[]')
        from pg_index i where i.indrelid = c.oid) as indexes,
      (select coalesce(json_agg(json_build_object('table', r.relname, 'columns',
          (select json_agg(a.attname order by k.at) from unnest(f.conkey) with ordinality k(num, at)
            join pg_attribute a on a.attrelid = c.oid and a.attnum = k.num), 'references',
          (select json_agg(a.attname order by k.at) from unnest(f.confkey) with ordinality k(num, at)
            join pg_attribute a on a.attrelid = r.oid and a.attnum = k.num))), '[]')
        from pg_constraint f join pg_class r on r.oid = f.confrelid
        where f.conrelid = c.oid and f.contype = 'f') as keys
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname not like 'kysely%'
    order by c.relname collate "C"`.execute(db);
  return rows.map(({ name, columns, indexes, keys }) => ({
    name,
    columns,
    primaryKey: indexes.find(({ primary }) => primary)?.columns ?? [],
    indexes: indexes.map((index) => ({ columns: index.columns, unique: index.unique })),
    foreignKeys: keys,
  }));
}
