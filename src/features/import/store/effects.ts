import type { Kysely } from 'kysely';
import type { SchoolDb } from '../../../database/connection.ts';

type Value = string | number | null;
type Row = Record<string, Value>;
type Table = 'pupil' | 'class_pupil' | 'circumstance' | 'contact' | 'staff' | 'school_class' | 'class_staff';

/** One row of a table that an import made, changed or took away: enough to do it and to undo it. */
export interface Effect {
  readonly table: Table;
  readonly key: Row;
  /** Only the columns that change; all of them when the row is taken away; null when it is new. */
  readonly before: Row | null;
  readonly after: Row | null;
}

// The effects name their tables at run time, which the typed database cannot follow; the school is added all the same.
const untyped = (db: SchoolDb) => db as unknown as Kysely<Record<string, Row>>;

// A row that others point to is made before them and taken away after them.
const order: readonly Table[] = [
  'school_class',
  'staff',
  'pupil',
  'class_staff',
  'class_pupil',
  'circumstance',
  'contact',
];

/** Does many effects at once: rows taken away, changed, then made, a few hundred in one statement. */
export async function doEffects(db: SchoolDb, effects: readonly Effect[]): Promise<void> {
  const free = untyped(db);
  for (const { table, key } of effects.filter(({ after }) => after === null)) {
    await matching(free.deleteFrom(table), key).execute();
  }
  for (const { table, key, before, after } of effects) {
    if (before && after) await matching(free.updateTable(table).set(after), key).execute();
  }
  for (const table of order) {
    const made = effects
      .filter((effect) => effect.table === table && effect.before === null)
      .map(({ after }) => after!);
    for (let at = 0; at < made.length; at += 250) {
      await free
        .insertInto(table)
        .values(made.slice(at, at + 250))
        .execute();
    }
  }
}

/** Does everything still stand as the effects left it? */
export async function stillStands(db: SchoolDb, effects: readonly Effect[]): Promise<boolean> {
  for (const { table, key, after } of effects) {
    const row = await matching(untyped(db).selectFrom(table).selectAll(), key).executeTakeFirst();
    if (after === null ? row !== undefined : row === undefined) return false;
    if (after && row && Object.entries(after).some(([column, value]) => (row[column] ?? null) !== value))
      return false;
  }
  return true;
}

/** Puts everything back as it was before, the last effect first. */
export async function undoEffects(db: SchoolDb, effects: readonly Effect[]): Promise<void> {
  const free = untyped(db);
  for (const { table, key, before, after } of effects.toReversed()) {
    if (after === null) await free.insertInto(table).values(before!).execute();
    else if (before === null) await matching(free.deleteFrom(table), key).execute();
    else await matching(free.updateTable(table).set(before), key).execute();
  }
}

interface Where<Q> {
  where(column: string, operator: '=', value: Value): Q;
}

function matching<Q>(query: Q, key: Row): Q {
  let held = query;
  for (const [column, value] of Object.entries(key)) held = (held as Where<Q>).where(column, '=', value);
  return held;
}
