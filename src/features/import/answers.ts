import { h } from 'preact';
import { academicYearOf } from '../../basics/academic-year.ts';
import { untouched } from '../../basics/form-state.ts';
import type { FormState } from '../../basics/form-state.ts';
import { textOf } from '../../basics/form-values.ts';
import { newId } from '../../database/id.ts';
import { paths } from '../../paths.ts';
import { page, redirect } from '../../web/route.ts';
import type { Answer, Ask } from '../../web/route.ts';
import {
  columnsForm,
  decisionsForm,
  readApply,
  readColumns,
  readDecisions,
  readSeparator,
} from './forms/lists.ts';
import { readPupilForm } from './forms/pupil.ts';
import { ColumnsPage, SeparatorPage } from './pages/columns.tsx';
import { DonePage } from './pages/done.tsx';
import { DoubtfulPage } from './pages/doubtful.tsx';
import { ListsPage } from './pages/lists.tsx';
import { PreviewPage } from './pages/preview.tsx';
import { FailedPage, ProgressPage } from './pages/progress.tsx';
import { NewPupilPage } from './pages/pupil.tsx';
import { carryOn } from './process.ts';
import { readRows } from './read-file/read-file.ts';
import { describePupil } from './rules/judge/match-pupils.ts';
import type { RowVerdict, Run } from './rules/run.ts';
import { addPupil, registrationClasses } from './store/add-pupil.ts';
import { applyRun } from './store/apply.ts';
import { rememberColumns } from './store/column-maps.ts';
import { whatRunDid } from './store/done.ts';
import { rollOf } from './store/roll.ts';
import { countRows, decideRow, leaveOutUndecided, pageOfRows } from './store/rows.ts';
import { changeRun, contentOf, findRun, runsOf } from './store/runs.ts';
import { senWaitingIn } from './store/sen.ts';

/** Reads or judges the file beside everything else, from the beginning if that was cut short. */
export function startReading(ask: Ask, runId: string): void {
  const { services, viewer, today } = ask;
  void carryOn({ database: services.database, log: services.log, schoolId: viewer.schoolId, runId, today });
}

export const isUnderWay = ({ status }: Run) => status === 'reading' || status === 'judging';

export async function listsPage({ viewer, db, flash }: Ask, form: FormState) {
  return h(ListsPage, { viewer, runs: await runsOf(db), form, once: newId(), flash });
}

export async function runPage(ask: Ask, run: Run): Promise<Answer> {
  const { viewer, db, flash } = ask;
  if (isUnderWay(run)) {
    startReading(ask, run.id);
    return page(h(ProgressPage, { viewer, run }));
  }
  if (run.status === 'failed') return page(h(FailedPage, { viewer, run }));
  if (run.status === 'mapping') return columnsPage(ask, run, columnsForm(run.columns), 200);
  if (run.status === 'applied' || run.status === 'undone') {
    const done = await whatRunDid(db, run.id);
    const senWaiting = (await senWaitingIn(db, run.id)).length;
    return page(h(DonePage, { viewer, run, done, senWaiting, flash }));
  }
  if (run.status === 'cancelled') return redirect(paths.imports());
  return previewPage(ask, run, { form: untouched(), status: 200 });
}

const rowsAtOnce = 50;
const doubtfulAtOnce = 20;
export const senAtOnce = 20;
const shows: readonly RowVerdict[] = ['doubtful', 'new', 'changed', 'left', 'same'];

async function previewPage(
  ask: Ask,
  run: Run,
  {
    form,
    status,
    contradictions = [],
  }: { form: FormState; status: 200 | 409 | 422; contradictions?: readonly { text: string }[] },
): Promise<Answer> {
  const { viewer, db, query, flash } = ask;
  const counts = await countRows(db, run.id);
  const fullest = shows.find((verdict) => counts[verdict as keyof typeof counts] > 0) ?? 'new';
  const show = shows.find((verdict) => verdict === query['show']) ?? fullest;
  const pages = Math.max(1, Math.ceil(counts[show as keyof typeof counts] / rowsAtOnce));
  const at = Math.min(Math.max(1, Math.trunc(Number(query['page'])) || 1), pages);
  const rows = await pageOfRows(
    db,
    run.id,
    { verdict: show },
    { from: (at - 1) * rowsAtOnce, size: rowsAtOnce },
  );
  return page(
    h(PreviewPage, {
      viewer,
      run,
      counts,
      show,
      rows,
      page: at,
      pages,
      form,
      contradictions,
      once: newId(),
      flash,
    }),
    status,
  );
}

async function columnsPage(ask: Ask, run: Run, form: FormState, status: 200 | 422): Promise<Answer> {
  const { viewer, db } = ask;
  if (run.columns.length === 0) return page(h(SeparatorPage, { viewer, run, form }), status);
  return page(h(ColumnsPage, { viewer, run, examples: await examplesOf(ask, run, db), form }), status);
}

/** A few values of each column, so that a person can tell what it holds. */
async function examplesOf(_ask: Ask, run: Run, db: Ask['db']): Promise<string[][]> {
  const text = await contentOf(db, run.id);
  const { read } = await readRows(text.slice(0, 20_000), {
    separator: run.reading.chosenSeparator ?? run.reading.separator?.separator,
  });
  const below = read?.rows.slice((run.reading.headingRow ?? 0) + 1) ?? [];
  const width = Math.max(0, ...run.columns.map(({ at }) => at + 1));
  return Array.from({ length: width }, (_, at) =>
    [...new Set(below.map(({ cells }) => cells[at] ?? '').filter(Boolean))]
      .slice(0, 3)
      .map((value) => value.slice(0, 40)),
  );
}

export async function explainColumns(ask: Ask, run: Run): Promise<Answer> {
  const { db, viewer, now } = ask;
  const again = () => ask.afterwards(() => startReading(ask, run.id));
  if (run.columns.length === 0) {
    const { separator, form } = readSeparator(ask.form);
    if (!separator) return columnsPage(ask, run, form, 422);
    await changeRun(db, run.id, {
      status: 'reading',
      problem: null,
      reading: { ...run.reading, chosenSeparator: separator },
    });
    again();
    return redirect(paths.importRun({ run: run.id }));
  }
  const chosen = readColumns(ask.form, run.kind, run.columns, run.reading.encoding?.garbled !== undefined);
  if (Object.keys(chosen.form.errors).length > 0) return columnsPage(ask, run, chosen.form, 422);
  await rememberColumns(db, {
    kind: run.kind,
    signature: run.reading.signature ?? '',
    map: chosen.remember,
    staffId: viewer.staffId,
    now,
  });
  await changeRun(db, run.id, {
    status: 'judging',
    columns: chosen.columns,
    reading: { ...run.reading, ...(chosen.mendGarbled ? { mendGarbled: chosen.mendGarbled } : {}) },
  });
  again();
  return redirect(paths.importRun({ run: run.id }));
}

export async function doubtfulPage(ask: Ask, run: Run, asked: number, form?: FormState): Promise<Answer> {
  const { viewer, db, flash } = ask;
  const counts = await countRows(db, run.id);
  const pages = Math.max(1, Math.ceil(counts.doubtful / doubtfulAtOnce));
  const at = Math.min(Math.max(1, Math.trunc(asked) || 1), pages);
  const rows = await doubtfulRows(ask, run, at);
  return page(
    h(DoubtfulPage, { viewer, run, counts, rows, page: at, pages, form: form ?? decisionsForm(rows), flash }),
    form ? 422 : 200,
  );
}

const doubtfulRows = ({ db }: Ask, run: Run, at: number) =>
  pageOfRows(db, run.id, { verdict: 'doubtful' }, { from: (at - 1) * doubtfulAtOnce, size: doubtfulAtOnce });

export async function decide(ask: Ask, run: Run): Promise<Answer> {
  const { db } = ask;
  if (textOf(ask.form, 'all') === 'leave-out') {
    await leaveOutUndecided(db, run.id);
    return redirect(paths.importRun({ run: run.id }), 'All rows that nobody had decided are left out.');
  }
  const at = pageAsked(textOf(ask.form, 'page'));
  const { decided, form } = readDecisions(ask.form, await doubtfulRows(ask, run, at));
  if (Object.keys(form.errors).length > 0) return doubtfulPage(ask, run, at, form);
  for (const [line, decision] of decided) await decideRow(db, run.id, line, decision);
  const counts = await countRows(db, run.id);
  if (counts.undecided === 0)
    return redirect(paths.importRun({ run: run.id }), 'Every doubtful row is decided.');
  const last = at * doubtfulAtOnce >= counts.doubtful;
  return redirect(
    paths.importDoubtful({ run: run.id }, { page: last ? 1 : at + 1 }),
    `Saved. ${counts.undecided} still ${counts.undecided === 1 ? 'waits' : 'wait'} for you.`,
  );
}

export async function bringIn(ask: Ask, run: Run): Promise<Answer> {
  const { db, viewer, today, now } = ask;
  const counts = await countRows(db, run.id);
  const leaves = run.kind === 'classes' ? 0 : counts.left;
  const { leftHaveLeft, form } = readApply(ask.form, leaves, run.kind === 'staff' ? 'staff' : 'pupils');
  if (Object.keys(form.errors).length > 0) return previewPage(ask, run, { form, status: 422 });
  const applied = await applyRun(db, viewer, run, { leftHaveLeft, today, now });
  if (applied.done === 'applied') {
    return redirect(paths.importRun({ run: run.id }), 'The list is in. You can undo it on this page.');
  }
  if (applied.done === 'judged again') return redirect(paths.importRun({ run: run.id }));
  if (applied.done === 'undecided') return redirect(paths.importDoubtful({ run: run.id }));
  return previewPage(ask, run, { form, status: 409, contradictions: applied.contradictions });
}

export async function withQuestions({ db, params }: Ask) {
  const run = await findRun(db, params['run']!);
  return run?.status === 'applied' ? { run, questions: await senWaitingIn(db, run.id) } : undefined;
}

export async function addOnePupil(ask: Ask): Promise<Answer> {
  const { db, viewer, today, now } = ask;
  const roll = await rollOf(db, academicYearOf(today), today);
  const { form, facts, doubts, alike } = readPupilForm(ask.form, roll, today);
  if (!facts) {
    const classes = await registrationClasses(db, today);
    const known = roll
      .filter(({ id }) => alike.includes(id))
      .map((pupil) => ({ id: pupil.id, who: describePupil(pupil) }));
    return page(h(NewPupilPage, { viewer, form, classes, doubts, alike: known, once: newId() }), 422);
  }
  const id = await addPupil(db, viewer, facts, today, now);
  return viewer.role === 'senco'
    ? redirect(paths.pupil({ pupil: id }), 'The pupil was added.')
    : redirect(paths.pupilNew(), 'The pupil was added. You can add another.');
}

/** Which page of a list was asked for. Whatever else is said is the first. */
export function pageAsked(said: string | undefined): number {
  return /^[1-9]\d{0,5}$/.test(said ?? '') ? Number(said) : 1;
}
