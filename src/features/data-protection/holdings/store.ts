import type { Expression, ExpressionBuilder, Kysely, SqlBool } from 'kysely';
import type { SchoolDb } from '../../../database/connection.ts';
import { childTable, childTableNames, type ChildTableName } from './holdings.ts';

/** A row as the database keeps it. */
export type Row = Readonly<Record<string, string | number | null>>;

type AnyTables = Record<string, Record<string, string | number | null>>;

/** The same questions, asked of a table whose name is known only when they are asked. Still held to one school. */
const asAny = (db: SchoolDb) => db as unknown as Kysely<AnyTables>;

/** That a row of a table belongs to this child: by its own column, or by the row that it is part of. */
export function ofChild(table: ChildTableName, pupilId: string) {
  return (eb: ExpressionBuilder<AnyTables, string>): Expression<SqlBool> => {
    const { way } = childTable(table);
    if ('column' in way) return eb(`${table}.${way.column}`, '=', pupilId);
    if ('named' in way) return eb(`${table}.${way.named}`, '=', pupilId);
    const through = way.through as ChildTableName;
    return eb(
      `${table}.${way.by}`,
      'in',
      eb.selectFrom(through).select(`${through}.id`).where(ofChild(through, pupilId)),
    );
  };
}

/** Every row of a table that belongs to a child, in the order in which they were made. Hand over a child found through the viewer. */
export async function rowsOf(db: SchoolDb, table: ChildTableName, pupilId: string): Promise<Row[]> {
  const rows = await asAny(db).selectFrom(table).selectAll(table).where(ofChild(table, pupilId)).execute();
  const { on } = childTable(table);
  const placeOf = (row: Row) => `${on === undefined ? '' : (row[on] ?? '')} ${row['id'] ?? ''}`;
  return (rows as Row[]).toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : placeOf(a) > placeOf(b) ? 1 : 0));
}

/** Everything of a child, table by table, those without a row left out. Not for a page: it asks once for each table. */
export async function everythingOf(
  db: SchoolDb,
  pupilId: string,
): Promise<ReadonlyMap<ChildTableName, readonly Row[]>> {
  const all = new Map<ChildTableName, readonly Row[]>();
  for (const table of childTableNames) {
    const rows = await rowsOf(db, table, pupilId);
    if (rows.length) all.set(table, rows);
  }
  return all;
}

/** How many rows there are of a child in each table, in one question. */
export async function countsOf(db: SchoolDb, pupilId: string): Promise<ReadonlyMap<ChildTableName, number>> {
  const row = await asAny(db)
    .selectFrom('pupil as whose')
    .select((eb) =>
      childTableNames.map((table) =>
        eb
          .selectFrom(table)
          .select((count) => count.fn.countAll<number>().as('count'))
          .where(ofChild(table, pupilId) as never)
          .as(table),
      ),
    )
    .where('whose.id', '=', pupilId)
    .executeTakeFirst();
  return new Map(childTableNames.map((table) => [table, Number(row?.[table] ?? 0)]));
}
