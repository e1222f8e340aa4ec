import type { SchoolDb } from '../../../database/connection.ts';
import type { RowValues } from '../rules/headings/recognise.ts';
import type { SenAnswer, SenQuestion } from '../rules/judge/sen-questions.ts';
import type { JudgedRow } from '../rules/judge/verdict.ts';
import type { Counts, RowVerdict, StoredRow } from '../rules/run.ts';
import type { Change, Choice, Judgement, Reason } from '../rules/judge/verdict.ts';

interface Kept {
  who: string;
  values?: RowValues;
  tooLong?: boolean;
  facts?: unknown;
  changes?: Change[];
  sen?: SenQuestion;
}

/** Keeps a judgement, a row for each verdict and each who left; what was kept before goes. Decisions still offered stay. */
export async function keepJudgement<Facts>(
  db: SchoolDb,
  runId: string,
  rows: readonly JudgedRow[],
  judgement: Judgement<Facts> & { sen?: readonly SenQuestion[] },
): Promise<void> {
  const decided = new Map(
    (
      await db
        .selectFrom('import_row')
        .select(['row_no', 'decision'])
        .where('import_id', '=', runId)
        .where('decision', 'is not', null)
        .execute()
    ).map(({ row_no, decision }) => [row_no, decision]),
  );
  await db.deleteFrom('import_row').where('import_id', '=', runId).execute();
  const values = new Map(rows.map((row) => [row.line, row]));
  const sen = new Map((judgement.sen ?? []).map((question) => [question.line, question]));
  const kept = judgement.verdicts.map((verdict) => {
    const row = values.get(verdict.line);
    const record: Kept = {
      who: verdict.who,
      ...(row ? { values: row.values } : {}),
      ...(row?.tooLong ? { tooLong: true } : {}),
      ...('facts' in verdict ? { facts: verdict.facts } : {}),
      ...(verdict.verdict === 'changed' ? { changes: verdict.changes } : {}),
      ...(sen.has(verdict.line) ? { sen: sen.get(verdict.line)! } : {}),
    };
    const choices = verdict.verdict === 'doubtful' ? verdict.choices : [];
    const before = decided.get(verdict.line);
    return {
      import_id: runId,
      row_no: verdict.line,
      verdict: verdict.verdict,
      record: JSON.stringify(record),
      reasons: verdict.verdict === 'doubtful' ? JSON.stringify(verdict.reasons) : '[]',
      choices: JSON.stringify(choices),
      decision: before && choices.some(({ value }) => value === before) ? before : null,
      sen_answer: null,
      target_id: 'id' in verdict ? verdict.id : null,
      before: null,
      after: null,
    };
  });
  judgement.left.forEach(({ id, who }, at) =>
    kept.push({
      import_id: runId,
      row_no: -1 - at,
      verdict: 'left' as never,
      record: JSON.stringify({ who } satisfies Kept),
      reasons: '[]',
      choices: '[]',
      decision: null,
      sen_answer: null,
      target_id: id,
      before: null,
      after: null,
    }),
  );
  for (let at = 0; at < kept.length; at += 200) {
    await db
      .insertInto('import_row')
      .values(kept.slice(at, at + 200))
      .execute();
    // Other people's pages are served in between.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

export async function countRows(db: SchoolDb, runId: string): Promise<Counts> {
  const rows = await db
    .selectFrom('import_row')
    .select([
      'verdict',
      (eb) => eb.fn.countAll<number>().as('rows'),
      (eb) => eb.fn.count<number>('decision').as('decided'),
    ])
    .where('import_id', '=', runId)
    .groupBy('verdict')
    .execute();
  const of = (verdict: RowVerdict) => rows.find((row) => row.verdict === verdict);
  const count = (verdict: RowVerdict) => Number(of(verdict)?.rows ?? 0);
  return {
    new: count('new'),
    changed: count('changed'),
    same: count('same'),
    doubtful: count('doubtful'),
    left: count('left'),
    undecided: count('doubtful') - Number(of('doubtful')?.decided ?? 0),
  };
}

const rowColumns = [
  'row_no',
  'verdict',
  'record',
  'reasons',
  'choices',
  'decision',
  'sen_answer',
  'target_id',
] as const;

/** One page of the rows with a verdict, in the order of the file. */
export async function pageOfRows<Facts>(
  db: SchoolDb,
  runId: string,
  which: { verdict: RowVerdict; undecidedOnly?: boolean },
  page: { from: number; size: number },
): Promise<StoredRow<Facts>[]> {
  const rows = await db
    .selectFrom('import_row')
    .select(rowColumns)
    .where('import_id', '=', runId)
    .where('verdict', '=', which.verdict)
    .$if(which.undecidedOnly ?? false, (query) => query.where('decision', 'is', null))
    .orderBy((eb) => eb.fn('abs', ['row_no']))
    .limit(page.size)
    .offset(page.from)
    .execute();
  return rows.map((row) => rowFrom<Facts>(row));
}

export async function allRows<Facts>(db: SchoolDb, runId: string): Promise<StoredRow<Facts>[]> {
  const rows = await db
    .selectFrom('import_row')
    .select(rowColumns)
    .where('import_id', '=', runId)
    .orderBy('row_no')
    .execute();
  return rows.map((row) => rowFrom<Facts>(row));
}

export async function decideRow(
  db: SchoolDb,
  runId: string,
  line: number,
  decision: string | null,
): Promise<void> {
  await db
    .updateTable('import_row')
    .set({ decision })
    .where('import_id', '=', runId)
    .where('row_no', '=', line)
    .execute();
}

/** Leaves out every doubtful row that nobody decided. */
export async function leaveOutUndecided(db: SchoolDb, runId: string): Promise<void> {
  await db
    .updateTable('import_row')
    .set({ decision: 'leave-out' })
    .where('import_id', '=', runId)
    .where('verdict', '=', 'doubtful')
    .where('decision', 'is', null)
    .execute();
}

/** The rows as they were judged, to be judged again. */
export function judgedRowsOf(rows: readonly StoredRow[]): JudgedRow[] {
  return rows
    .filter(({ verdict }) => verdict !== 'left')
    .map(({ line, values, tooLong }) => ({ line, values, ...(tooLong ? { tooLong } : {}) }));
}

interface RowRow {
  row_no: number;
  verdict: string;
  record: string;
  reasons: string;
  choices: string;
  decision: string | null;
  sen_answer: string | null;
  target_id: string | null;
}

function rowFrom<Facts>(row: RowRow): StoredRow<Facts> {
  const record = JSON.parse(row.record) as Kept;
  return {
    line: row.row_no,
    verdict: row.verdict as RowVerdict,
    who: record.who,
    values: record.values ?? {},
    tooLong: record.tooLong ?? false,
    facts: record.facts as Facts | undefined,
    changes: record.changes ?? [],
    sen: record.sen,
    reasons: JSON.parse(row.reasons) as Reason[],
    choices: JSON.parse(row.choices) as Choice<Facts>[],
    decision: row.decision,
    senAnswer: row.sen_answer as SenAnswer | null,
    targetId: row.target_id,
  };
}
