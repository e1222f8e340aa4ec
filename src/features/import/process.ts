import type { Database } from '../../database/connection.ts';
import { faultFields } from '../../log/fault.ts';
import type { Log } from '../../log/log.ts';
import { recogniseHeadings, valuesOf } from './rules/headings/recognise.ts';
import type { Column } from './rules/headings/recognise.ts';
import type { JudgedRow } from './rules/judge/verdict.ts';
import { readRows } from './read-file/read-file.ts';
import type { FileRow } from './read-file/read-file.ts';
import { rememberedColumns } from './store/column-maps.ts';
import { judgeRows } from './store/judge-run.ts';
import { isStarting } from './store/roll.ts';
import { keepJudgement } from './store/rows.ts';
import { changeRun, contentOf, findRun } from './store/runs.ts';
import type { Run } from './rules/run.ts';

interface Where {
  readonly database: Database;
  readonly log: Log;
  readonly schoolId: string;
  readonly runId: string;
  readonly today: string;
}

const working = new Map<string, Promise<void>>();

/**
 * Reads and judges a file beside everything else that is going on, unless that is happening already. A run that was cut short
 * (the server stopped) carries on when anybody looks at it: nothing is written but the preview, so it may begin again.
 */
export function carryOn(where: Where): Promise<void> {
  const already = working.get(where.runId);
  if (already) return already;
  const work = workOn(where)
    .catch((fault: unknown) => fail(where, fault))
    .finally(() => working.delete(where.runId));
  working.set(where.runId, work);
  return work;
}

async function fail({ database, log, schoolId, runId }: Where, fault: unknown): Promise<void> {
  const problem =
    'Something went wrong on our side while reading the file. Nothing was changed. Please try again.';
  log('fault in an import', { school: schoolId, ...faultFields(fault) });
  await changeRun(database.ofSchool(schoolId), runId, { status: 'failed', problem }).catch(() => undefined);
}

async function workOn(where: Where): Promise<void> {
  const db = where.database.ofSchool(where.schoolId);
  const run = await findRun(db, where.runId);
  if (run?.status === 'reading') await readHeadings(where, run);
  else if (run?.status === 'judging') await judge(where, run);
}

/** A pause in which pages are served. */
const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));

async function readRun({ database, schoolId }: Where, run: Run) {
  const text = await contentOf(database.ofSchool(schoolId), run.id);
  return readRows(text, {
    separator: run.reading.chosenSeparator,
    mendGarbled: run.reading.mendGarbled === 'yes',
  });
}

async function readHeadings(where: Where, run: Run): Promise<void> {
  const db = where.database.ofSchool(where.schoolId);
  const { read, unreadable } = await readRun(where, run);
  if (!read) {
    // The wrong separator is the one thing here that a person can put right in place.
    await changeRun(db, run.id, {
      status: unreadable.reason === 'one-column' ? 'mapping' : 'failed',
      problem: unreadable.message,
      columns: [],
    });
    return;
  }
  const found = recogniseHeadings(run.kind, read.rows, await rememberedColumns(db, run.kind));
  const { headingRow, signature, columns, system } = found;
  const ask =
    found.unknown.length > 0 ||
    found.clashes.length > 0 ||
    found.missing.length > 0 ||
    (run.reading.encoding?.garbled !== undefined && run.reading.mendGarbled === undefined);
  await changeRun(db, run.id, {
    status: ask ? 'mapping' : 'judging',
    problem: null,
    columns,
    rowsTotal: read.rows.length - headingRow - 1,
    rowsDone: 0,
    reading: {
      ...run.reading,
      separator: read.separator,
      headingRow,
      signature,
      ...(system ? { system } : {}),
    },
  });
  if (!ask) await judge(where, (await findRun(db, run.id))!);
}

async function judge(where: Where, run: Run): Promise<void> {
  const db = where.database.ofSchool(where.schoolId);
  const { read, unreadable } = await readRun(where, run);
  if (!read) {
    await changeRun(db, run.id, { status: 'failed', problem: unreadable.message });
    return;
  }
  const rows = rowsToJudge(read.rows, run.columns, run.reading.headingRow ?? 0);
  await changeRun(db, run.id, { rowsTotal: rows.length, rowsDone: 0 });
  const judgement = await judgeRows(db, run.kind, rows, where.today, async (done) => {
    await changeRun(db, run.id, { rowsDone: done });
    await breathe();
  });
  await keepJudgement(db, run.id, rows, judgement);
  await changeRun(db, run.id, {
    status: 'preview',
    rowsDone: rows.length,
    reading: { ...run.reading, doubts: judgement.doubts, starting: await isStarting(db) },
  });
}

/** The rows below the headings, by field. A row with more cells than headings is marked: its values may have slipped. */
export function rowsToJudge(
  rows: readonly FileRow[],
  columns: readonly Column[],
  headingRow: number,
): JudgedRow[] {
  const width = rows[headingRow]?.cells.length ?? 0;
  return rows.slice(headingRow + 1).map(({ line, cells }) => ({
    line,
    values: valuesOf(columns, cells),
    ...(cells.length > width ? { tooLong: true } : {}),
  }));
}
