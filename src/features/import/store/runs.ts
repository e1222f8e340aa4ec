import type { Viewer } from '../../../basics/viewer.ts';
import type { SchoolDb } from '../../../database/connection.ts';
import { newId } from '../../../database/id.ts';
import type { ListKind } from '../rules/headings/fields.ts';
import type { Column } from '../rules/headings/recognise.ts';
import type { Reading, Run, RunStatus } from '../rules/run.ts';
import type { RecognisedText } from '../read-file/encoding.ts';

const columns = [
  'import_run.id',
  'import_run.kind',
  'file_name',
  'status',
  'reading',
  'mapping',
  'rows_total',
  'rows_done',
  'problem',
  'staff.name as created_by_name',
  'created_at',
  'applied_at',
  'undone_at',
] as const;

/** Keeps a file that was sent, to be read in a moment. */
export async function beginRun(
  db: SchoolDb,
  viewer: Viewer,
  file: { kind: ListKind; name: string; text: string; encoding: Omit<RecognisedText, 'text'> },
  now: string,
): Promise<string> {
  const id = newId();
  await db
    .insertInto('import_run')
    .values({
      id,
      kind: file.kind,
      file_name: file.name.slice(0, 200),
      status: 'reading',
      content: file.text,
      reading: JSON.stringify({ encoding: file.encoding } satisfies Reading),
      mapping: '[]',
      rows_total: 0,
      rows_done: 0,
      problem: null,
      created_by: viewer.staffId,
      created_at: now,
      applied_at: null,
      undone_at: null,
    })
    .execute();
  return id;
}

export async function findRun(db: SchoolDb, id: string): Promise<Run | undefined> {
  const row = await db
    .selectFrom('import_run')
    .innerJoin('staff', 'staff.id', 'import_run.created_by')
    .select(columns)
    .where('import_run.id', '=', id)
    .executeTakeFirst();
  return row && runFrom(row);
}

/** Every import so far, newest first. */
export async function runsOf(db: SchoolDb): Promise<Run[]> {
  const rows = await db
    .selectFrom('import_run')
    .innerJoin('staff', 'staff.id', 'import_run.created_by')
    .select(columns)
    .where('status', '!=', 'cancelled')
    .orderBy('created_at', 'desc')
    .limit(50)
    .execute();
  return rows.map(runFrom);
}

export async function contentOf(db: SchoolDb, id: string): Promise<string> {
  const row = await db
    .selectFrom('import_run')
    .select('content')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return row.content;
}

interface RunChanges {
  status?: RunStatus;
  reading?: Reading;
  columns?: readonly Column[];
  rowsTotal?: number;
  rowsDone?: number;
  problem?: string | null;
}

export async function changeRun(db: SchoolDb, id: string, changes: RunChanges): Promise<void> {
  await db
    .updateTable('import_run')
    .set({
      ...(changes.status ? { status: changes.status } : {}),
      ...(changes.reading ? { reading: JSON.stringify(changes.reading) } : {}),
      ...(changes.columns ? { mapping: JSON.stringify(changes.columns) } : {}),
      ...(changes.rowsTotal === undefined ? {} : { rows_total: changes.rowsTotal }),
      ...(changes.rowsDone === undefined ? {} : { rows_done: Math.round(changes.rowsDone) }),
      ...(changes.problem === undefined ? {} : { problem: changes.problem }),
    })
    .where('id', '=', id)
    .execute();
}

/** Gives up a run: the file and its rows are erased, since nothing of them was needed. */
export async function cancelRun(db: SchoolDb, id: string): Promise<void> {
  await db.deleteFrom('import_row').where('import_id', '=', id).execute();
  await db
    .updateTable('import_run')
    .set({ status: 'cancelled', content: '', mapping: '[]', reading: '{}' })
    .where('id', '=', id)
    .execute();
}

/** A file that nobody finished is erased after a while: it holds children's data for no reason. Gives how many there were. */
export async function forgetAbandoned(db: SchoolDb, before: string): Promise<number> {
  const abandoned = await db
    .selectFrom('import_run')
    .select('id')
    .where('status', 'in', ['reading', 'mapping', 'judging', 'preview', 'failed'])
    .where('created_at', '<', before)
    .execute();
  for (const { id } of abandoned) await cancelRun(db, id);
  return abandoned.length;
}

export async function closeRun(
  db: SchoolDb,
  id: string,
  status: 'applied' | 'undone',
  now: string,
): Promise<void> {
  await db
    .updateTable('import_run')
    .set({ status, content: '', ...(status === 'applied' ? { applied_at: now } : { undone_at: now }) })
    .where('id', '=', id)
    .execute();
}

interface RunRow {
  id: string;
  kind: ListKind;
  file_name: string;
  status: RunStatus;
  reading: string;
  mapping: string;
  rows_total: number;
  rows_done: number;
  problem: string | null;
  created_by_name: string;
  created_at: string;
  applied_at: string | null;
  undone_at: string | null;
}

function runFrom(row: RunRow): Run {
  return {
    id: row.id,
    kind: row.kind,
    fileName: row.file_name,
    status: row.status,
    reading: JSON.parse(row.reading) as Reading,
    columns: JSON.parse(row.mapping) as Column[],
    rowsTotal: row.rows_total,
    rowsDone: row.rows_done,
    problem: row.problem,
    createdBy: row.created_by_name,
    createdAt: row.created_at,
    appliedAt: row.applied_at,
    undoneAt: row.undone_at,
  };
}
