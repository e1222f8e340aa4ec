import type { Kysely } from 'kysely';
import type { SchoolDb } from '../../../database/connection.ts';
import type { TableShape } from '../../../database/shape.ts';
import { changedSince, undoEffects } from './effects.ts';
import type { Effect } from './effects.ts';
import { closeRun } from './runs.ts';
import type { Run, UndoRow } from '../rules/run.ts';

interface RowToUndo extends UndoRow {
  readonly targetId: string;
  readonly effects: Effect[];
}

/** Takes an import that was done and gives, row by row, what undoing it would put back and what must stay, and why. */
export async function whatUndoDoes(db: SchoolDb, run: Run, shape: readonly TableShape[]): Promise<UndoRow[]> {
  return checkRows(db, run, shape);
}

/** Puts back what was there before, wherever nothing has happened since, and says what stayed. Within one transaction. */
export async function undoRun(
  db: SchoolDb,
  run: Run,
  shape: readonly TableShape[],
  now: string,
): Promise<UndoRow[]> {
  const rows = await checkRows(db, run, shape);
  const undone = rows.filter(({ because }) => because === undefined);
  await undoEffects(
    db,
    undone.flatMap(({ effects }) => withoutClasses(effects)),
  );
  await removeEmptyClasses(
    db,
    undone.flatMap(({ effects }) => effects),
  );
  await closeRun(db, run.id, 'undone', now);
  return rows;
}

async function checkRows(db: SchoolDb, run: Run, shape: readonly TableShape[]): Promise<RowToUndo[]> {
  const stored = await db
    .selectFrom('import_row')
    .select(['row_no', 'record', 'target_id', 'before', 'after'])
    .where('import_id', '=', run.id)
    .where('before', 'is not', null)
    .orderBy('row_no')
    .execute();
  const rows: RowToUndo[] = stored.map((row) => ({
    line: row.row_no,
    who: (JSON.parse(row.record) as { who: string }).who,
    targetId: row.target_id!,
    effects: effectsIn(row.before!, row.after!),
    because: undefined,
  }));
  const changed = await changedSince(
    db,
    rows.flatMap(({ effects }) => withoutClasses(effects)),
  );
  const referred = await referredTo(db, rows, pointersIn(shape));
  return rows.map((row) => ({ ...row, because: whyNot(row, changed, referred) }));
}

function effectsIn(before: string, after: string): Effect[] {
  const afters = JSON.parse(after) as Effect['after'][];
  const befores = JSON.parse(before) as {
    table: Effect['table'];
    key: Effect['key'];
    values: Effect['before'];
  }[];
  return befores.map(({ table, key, values }, at) => ({
    table,
    key,
    before: values,
    after: afters[at] ?? null,
  }));
}

function whyNot(
  row: RowToUndo,
  changed: ReadonlySet<Effect>,
  referred: ReadonlyMap<string, number>,
): string | undefined {
  if (row.effects.some((effect) => changed.has(effect))) return 'changed since';
  for (const { table, before, after } of row.effects) {
    if (before !== null || !after || !('id' in after)) continue;
    const own = row.effects.filter(
      (other) =>
        other.before === null &&
        Object.entries(other.after ?? {}).some(([column, value]) => column !== 'id' && value === after['id']),
    );
    if (table !== 'school_class' && (referred.get(String(after['id'])) ?? 0) > own.length) {
      return table === 'contact'
        ? 'a contact has been written to or heard since'
        : 'something has been recorded since';
    }
  }
  return undefined;
}

const withoutClasses = (effects: readonly Effect[]) =>
  effects.filter(({ table, before }) => table !== 'school_class' || before !== null);

const pointedAt = ['pupil', 'contact', 'staff'] as const;

interface Pointer {
  readonly table: string;
  readonly column: string;
  readonly to: (typeof pointedAt)[number];
}

/** Everything that can point to what a list makes and that others write about, by the foreign keys of the database. */
export function pointersIn(shape: readonly TableShape[]): Pointer[] {
  return shape.flatMap(({ name, foreignKeys }) =>
    foreignKeys.flatMap(({ table, columns }) => {
      const to = pointedAt.find((one) => one === table);
      return to ? [{ table: name, column: columns.at(-1)!, to }] : [];
    }),
  );
}

/** How many rows point to each thing that the import made. */
async function referredTo(
  db: SchoolDb,
  rows: readonly RowToUndo[],
  pointers: readonly Pointer[],
): Promise<Map<string, number>> {
  const effects = rows.flatMap((row) => row.effects);
  const madeIn = (table: Effect['table']) =>
    effects.flatMap((effect) =>
      effect.table === table && effect.before === null ? [String(effect.key['id'])] : [],
    );
  const made = { pupil: madeIn('pupil'), contact: madeIn('contact'), staff: madeIn('staff') };
  const counts = new Map<string, number>();
  const free = db as unknown as Kysely<Record<string, Record<string, string>>>;
  for (const { table, column, to } of pointers) {
    const ids = made[to];
    for (let at = 0; at < ids.length; at += 500) {
      const found = await free
        .selectFrom(table)
        .select([column, (eb) => eb.fn.countAll<number>().as('rows')])
        .where(column, 'in', ids.slice(at, at + 500))
        .groupBy(column)
        .execute();
      for (const row of found) {
        const id = String(row[column]);
        counts.set(id, (counts.get(id) ?? 0) + Number(row.rows));
      }
    }
  }
  return counts;
}

/** A class that the import made goes when nobody is in it. */
async function removeEmptyClasses(db: SchoolDb, effects: readonly Effect[]): Promise<void> {
  for (const { table, before, key } of effects) {
    if (table !== 'school_class' || before !== null) continue;
    const id = String(key['id']);
    const child = await db
      .selectFrom('class_pupil')
      .select('class_id')
      .where('class_id', '=', id)
      .limit(1)
      .executeTakeFirst();
    const adult = await db
      .selectFrom('class_staff')
      .select('class_id')
      .where('class_id', '=', id)
      .limit(1)
      .executeTakeFirst();
    if (!child && !adult) await db.deleteFrom('school_class').where('id', '=', id).execute();
  }
}
