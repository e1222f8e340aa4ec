import type { SchoolDb } from '../../../database/connection.ts';
import { namingOf, type Named } from '../rules/naming.ts';

const open = ['reading', 'mapping', 'judging', 'preview', 'applying', 'failed'] as const;

/** As many rows as are looked through at once. */
const atOnce = 500;

/** Whether a list that is not brought in yet names one of these children: its text is still needed whole. */
export async function isInOpenList(db: SchoolDb, children: readonly Named[]): Promise<boolean> {
  const questions = children.map(namingOf);
  const runs = await db.selectFrom('import_run').select('content').where('status', 'in', open).execute();
  return runs.some(({ content }) =>
    content.split(/\r?\n/).some((line) => questions.some((naming) => naming(line))),
  );
}

/**
 * Deletes what lists that are done say of these children: rows about them, rows that name them and are about nobody, and offers to
 * take somebody else for them. A row about somebody else who has the same name stays. Gives how many rows went.
 */
export async function forgetChildren(db: SchoolDb, children: readonly Named[]): Promise<number> {
  const ids = new Set(children.map(({ id }) => id));
  const questions = children.map(namingOf);
  const named = (text: string) => {
    const found = questions.map((naming) => naming(text));
    return found.find((naming) => naming === 'surely') ?? found.find(Boolean);
  };
  let gone = 0;
  for (const runId of await doneRuns(db)) {
    for await (const rows of rowsOf(db, runId)) {
      const [about, offering]: [number[], number[]] = [[], []];
      for (const row of rows) {
        const said = named([row.record, row.before, row.after].join('\n'));
        const isTheirs = row.target_id === null ? said !== undefined : said === 'surely';
        if (isTheirs || ids.has(row.target_id ?? '')) about.push(row.row_no);
        else if (named(`${row.choices}\n${row.reasons}`)) offering.push(row.row_no);
      }
      if (about.length)
        await db
          .deleteFrom('import_row')
          .where('import_id', '=', runId)
          .where('row_no', 'in', about)
          .execute();
      if (offering.length)
        await db
          .updateTable('import_row')
          .set({ choices: '[]', reasons: '[]' })
          .where('import_id', '=', runId)
          .where('row_no', 'in', offering)
          .execute();
      gone += about.length;
    }
  }
  return gone;
}

async function doneRuns(db: SchoolDb): Promise<string[]> {
  const runs = await db
    .selectFrom('import_run')
    .select('id')
    .where('status', 'not in', open)
    .orderBy('id')
    .execute();
  return runs.map(({ id }) => id);
}

/** The rows of a list some at a time, so that a whole year's lists are never in memory together. */
export async function* rowsOf(db: SchoolDb, runId: string) {
  for (let after = -(2 ** 31); ;) {
    const rows = await db
      .selectFrom('import_row')
      .select(['row_no', 'target_id', 'record', 'before', 'after', 'choices', 'reasons'])
      .where('import_id', '=', runId)
      .where('row_no', '>', after)
      .orderBy('row_no')
      .limit(atOnce)
      .execute();
    if (rows.length) yield rows;
    if (rows.length < atOnce) return;
    after = rows.at(-1)!.row_no;
  }
}
