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

/** Takes effects and gives those whose rows are no longer as the effects left them. */
export async function changedSince(db: SchoolDb, effects: readonly Effect[]): Promise<Set<Effect>> {
  const changed = new Set<Effect>();
  for (const table of order) {
    const own = effects.filter((effect) => effect.table === table);
    if (own.length === 0) continue;
    const now = await rowsNow(db, table, own);
    for (const effect of own) {
      const row = now.get(keyText(effect.key));
      const { after } = effect;
      const asLeft =
        after === null
          ? row === undefined
          : row !== undefined &&
            Object.entries(after).every(([column, value]) => (row[column] ?? null) === value);
      if (!asLeft) changed.add(effect);
    }
  }
  return changed;
}

const keyText = (key: Row): string => JSON.stringify(Object.entries(key).toSorted());

// Tables with a key of several columns are asked by the one that narrows most.
const askedBy: Partial<Record<Table, string>> = { class_pupil: 'pupil_id', class_staff: 'class_id' };

async function rowsNow(db: SchoolDb, table: Table, effects: readonly Effect[]): Promise<Map<string, Row>> {
  const column = askedBy[table] ?? 'id';
  const wanted = [...new Set(effects.map(({ key }) => key[column]!))];
  const names = Object.keys(effects[0]!.key);
  const found = new Map<string, Row>();
  for (let at = 0; at < wanted.length; at += 500) {
    const rows = await untyped(db)
      .selectFrom(table)
      .selectAll()
      .where(column, 'in', wanted.slice(at, at + 500))
      .execute();
    for (const row of rows)
      found.set(keyText(Object.fromEntries(names.map((name) => [name, row[name]!]))), row);
  }
  return found;
}

/** Puts everything back as it was before: what was made goes, what was changed or taken away is there again. */
export async function undoEffects(db: SchoolDb, effects: readonly Effect[]): Promise<void> {
  const free = untyped(db);
  for (const table of order.toReversed()) {
    const made = effects.filter((effect) => effect.table === table && effect.before === null);
    if (askedBy[table]) {
      for (const { key } of made) await matching(free.deleteFrom(table), key).execute();
      continue;
    }
    const ids = made.map(({ key }) => key['id']!);
    for (let at = 0; at < ids.length; at += 500) {
      await free
        .deleteFrom(table)
        .where('id', 'in', ids.slice(at, at + 500))
        .execute();
    }
  }
  for (const { table, key, before, after } of effects.toReversed()) {
    if (before && after) await matching(free.updateTable(table).set(before), key).execute();
    else if (before) await free.insertInto(table).values(before).execute();
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
