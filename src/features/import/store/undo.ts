import type { Kysely } from 'kysely';
import type { SchoolDb } from '../../../database/connection.ts';
import { changedSince, undoEffects } from './effects.ts';
import type { Effect } from './effects.ts';
import { closeRun } from './runs.ts';
import type { Run, UndoRow } from '../rules/run.ts';

interface RowToUndo extends UndoRow {
  readonly targetId: string;
  readonly effects: Effect[];
}

/** Takes an import that was done and gives, row by row, what undoing it would put back and what must stay, and why. */
export async function whatUndoDoes(db: SchoolDb, run: Run): Promise<UndoRow[]> {
  return checkRows(db, run);
}

/** Puts back what was there before, wherever nothing has happened since, and says what stayed. Within one transaction. */
export async function undoRun(db: SchoolDb, run: Run, now: string): Promise<UndoRow[]> {
  const rows = await checkRows(db, run);
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

async function checkRows(db: SchoolDb, run: Run): Promise<RowToUndo[]> {
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
  const referred = await referredTo(db, rows);
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

// Everything that can point to a pupil, a contact or somebody of the staff who never signed in. A test holds this list to the
// foreign keys of the database.
export const pointers = [
  ['class_pupil', 'pupil_id'],
  ['circumstance', 'pupil_id'],
  ['contact', 'pupil_id'],
  ['sen_period', 'pupil_id'],
  ['need', 'pupil_id'],
  ['diagnosis', 'pupil_id'],
  ['strength', 'pupil_id'],
  ['event', 'pupil_id'],
  ['cycle', 'pupil_id'],
  ['document', 'pupil_id'],
  ['concern', 'pupil_id'],
  ['view_given', 'pupil_id'],
  ['teacher_ask', 'pupil_id'],
  ['score', 'pupil_id'],
  ['advice', 'pupil_id'],
  ['decision', 'pupil_id'],
  ['outcome', 'pupil_id'],
  ['outcome_result', 'pupil_id'],
  ['provision', 'pupil_id'],
  ['provision_decision', 'pupil_id'],
  ['session_record', 'pupil_id'],
  ['missed_decision', 'pupil_id'],
  ['observation', 'pupil_id'],
  ['review_date', 'pupil_id'],
  ['meeting', 'pupil_id'],
  ['action_item', 'pupil_id'],
  ['notice', 'pupil_id'],
  ['delivery', 'pupil_id'],
  ['briefing', 'pupil_id'],
  ['access_request', 'pupil_id'],
  ['audience_change', 'pupil_id'],
  ['legal_hold', 'pupil_id'],
  ['disposal_child', 'pupil_id'],
  ['hand_over', 'pupil_id'],
  ['came_from', 'pupil_id'],
  ['concern', 'contact_id'],
  ['view_given', 'contact_id'],
  ['delivery', 'contact_id'],
  ['class_staff', 'staff_id'],
  ['provision', 'staff_id'],
  ['support_group', 'led_by'],
  ['action_item', 'staff_id'],
  ['teacher_answer', 'staff_id'],
  ['briefing_reader', 'staff_id'],
  ['view_given', 'staff_id'],
] as const;

/** How many rows point to each thing that the import made. */
async function referredTo(db: SchoolDb, rows: readonly RowToUndo[]): Promise<Map<string, number>> {
  const effects = rows.flatMap((row) => row.effects);
  const madeIn = (table: Effect['table']) =>
    effects.flatMap((effect) =>
      effect.table === table && effect.before === null ? [String(effect.key['id'])] : [],
    );
  const made = {
    pupil_id: madeIn('pupil'),
    contact_id: madeIn('contact'),
    staff_id: madeIn('staff'),
    led_by: madeIn('staff'),
  };
  const counts = new Map<string, number>();
  const free = db as unknown as Kysely<Record<string, Record<string, string>>>;
  for (const [table, column] of pointers) {
    const ids = made[column];
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
