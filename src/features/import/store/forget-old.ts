import type { SchoolDb } from '../../../database/connection.ts';
import { namingOf, type Named } from '../rules/naming.ts';
import { rowsOf } from './forget.ts';
import { senWaitingIn } from './sen.ts';

/** How many rows there are of lists that were brought in or undone before a moment. */
export async function rowsOfLists(db: SchoolDb, before: string): Promise<number> {
  const { rows } = await db
    .selectFrom('import_row')
    .select((eb) => eb.fn.countAll<number>().as('rows'))
    .where('import_id', 'in', doneBefore(db, before))
    .executeTakeFirstOrThrow();
  return Number(rows);
}

/**
 * Deletes the rows of lists that were brought in or undone before a moment: from then on such a list cannot be undone. Rows about
 * children who are held stay, and so does a list whose questions about SEN nobody has answered. Gives how many rows went.
 */
export async function forgetOldLists(db: SchoolDb, before: string, held: readonly Named[]): Promise<number> {
  const [ids, questions] = [new Set(held.map(({ id }) => id)), held.map(namingOf)];
  let gone = 0;
  for (const { id: runId } of await doneBefore(db, before).execute()) {
    if ((await senWaitingIn(db, runId)).length > 0) continue;
    for await (const rows of rowsOf(db, runId)) {
      const old = rows.filter((row) => {
        if (row.target_id !== null && ids.has(row.target_id)) return false;
        const text = [row.record, row.before, row.after, row.choices].join('\n');
        return !questions.some((naming) => naming(text));
      });
      if (!old.length) continue;
      await db
        .deleteFrom('import_row')
        .where('import_id', '=', runId)
        .where(
          'row_no',
          'in',
          old.map(({ row_no }) => row_no),
        )
        .execute();
      gone += old.length;
    }
  }
  return gone;
}

const doneBefore = (db: SchoolDb, before: string) =>
  db
    .selectFrom('import_run')
    .select('import_run.id')
    .where('status', 'in', ['applied', 'undone'])
    .where('applied_at', '<', before)
    .where((eb) => eb.or([eb('undone_at', 'is', null), eb('undone_at', '<', before)]))
    .where('import_run.id', 'in', db.selectFrom('import_row').select('import_id'));
