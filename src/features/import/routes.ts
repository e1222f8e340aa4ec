import { h } from 'preact';
import { untouched } from '../../basics/form-state.ts';
import type { FormState } from '../../basics/form-state.ts';
import { newId } from '../../database/id.ts';
import { shapeWithin } from '../../database/shape.ts';
import { paths } from '../../paths.ts';
import { always, page, redirect, route } from '../../web/route.ts';
import type { AnyRoute, Ask } from '../../web/route.ts';
import {
  addOnePupil,
  bringIn,
  decide,
  doubtfulPage,
  explainColumns,
  isUnderWay,
  listsPage,
  runPage,
  senAtOnce,
  startReading,
  withQuestions,
  pageAsked,
} from './answers.ts';
import { readUpload } from './forms/lists.ts';
import { readSenAnswers, senField } from './forms/sen.ts';
import { UndoPage } from './pages/done.tsx';
import { NewPupilPage } from './pages/pupil.tsx';
import { SenPage } from './pages/sen.tsx';
import { recogniseText } from './read-file/encoding.ts';
import { whyUnreadable } from './read-file/unreadable.ts';
import type { Run } from './rules/run.ts';
import { registrationClasses } from './store/add-pupil.ts';
import { beginRun, cancelRun, findRun } from './store/runs.ts';
import { answerSenQuestions } from './store/sen.ts';
import { undoRun, whatUndoDoes } from './store/undo.ts';

const importing = 'import lists';
const aboutRun = (says: string) => ({ says, subject: 'list of the school', pupil: () => null }) as const;

const runIn =
  (...statuses: Run['status'][]) =>
  async ({ db, params }: Ask) => {
    const run = await findRun(db, params['run']!);
    return run && statuses.includes(run.status) ? run : undefined;
  };
const anyRun = ({ db, params }: Ask) => findRun(db, params['run']!);

export const routes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    at: paths.imports,
    may: importing,
    find: always,
    audit: { nothing: 'names of files only' },
    answer: async (ask) => page(await listsPage(ask, untouched())),
  }),
  route({
    method: 'POST',
    at: paths.imports,
    costly: 'a list of 20,000 rows is read',
    may: importing,
    find: always,
    audit: aboutRun('sent'),
    answer: async (ask) => {
      const { kind, file, form } = readUpload(ask.form, ask.files);
      const unreadable = file?.name ? whyUnreadable(file.bytes) : undefined;
      if (unreadable) form.errors['file'] ??= unreadable.message;
      if (!file || Object.keys(form.errors).length > 0) return page(await listsPage(ask, form), 422);
      const { text, ...encoding } = recogniseText(file.bytes);
      const runId = await beginRun(ask.db, ask.viewer, { kind, name: file.name, text, encoding }, ask.now);
      ask.afterwards(() => startReading(ask, runId));
      return redirect(paths.importRun({ run: runId }));
    },
  }),
  route({
    method: 'GET',
    at: paths.importRun,
    may: importing,
    find: anyRun,
    audit: aboutRun('read'),
    answer: (ask, run) => runPage(ask, run),
  }),
  route({
    method: 'GET',
    at: paths.importProgress,
    may: importing,
    find: anyRun,
    audit: { nothing: 'two numbers' },
    answer: (ask, run) => {
      if (isUnderWay(run)) startReading(ask, run.id);
      return {
        kind: 'data',
        status: 200,
        data: { done: run.rowsDone, total: run.rowsTotal, ready: !isUnderWay(run) },
      };
    },
  }),
  route({
    method: 'POST',
    at: paths.importColumns,
    may: importing,
    find: runIn('mapping'),
    audit: aboutRun('explained the columns of'),
    answer: (ask, run) => explainColumns(ask, run),
  }),
  route({
    method: 'GET',
    at: paths.importDoubtful,
    may: importing,
    find: runIn('preview'),
    audit: aboutRun('read'),
    answer: (ask, run) => doubtfulPage(ask, run, pageAsked(ask.query['page'])),
  }),
  route({
    method: 'POST',
    at: paths.importDoubtful,
    may: importing,
    find: runIn('preview'),
    audit: aboutRun('decided doubtful rows of'),
    answer: (ask, run) => decide(ask, run),
  }),
  route({
    method: 'POST',
    at: paths.importApply,
    may: importing,
    find: runIn('preview'),
    audit: aboutRun('brought in'),
    answer: (ask, run) => bringIn(ask, run),
  }),
  route({
    method: 'POST',
    at: paths.importCancel,
    may: importing,
    find: runIn('reading', 'mapping', 'judging', 'preview', 'failed'),
    audit: aboutRun('gave up'),
    answer: async ({ db }, run) => {
      await cancelRun(db, run.id);
      return redirect(
        paths.imports(),
        'The list was given up. Nothing was changed, and the file was erased.',
      );
    },
  }),
  route({
    method: 'GET',
    at: paths.importSen,
    may: 'change the register',
    find: async (ask) => withQuestions(ask),
    audit: {
      says: 'read',
      subject: 'SEN in a list',
      pupil: ({ questions }) => questions.map(({ pupilId }) => pupilId),
    },
    answer: ({ viewer, flash }, { run, questions }) =>
      page(
        h(SenPage, {
          viewer,
          run,
          questions: questions.slice(0, senAtOnce),
          waiting: questions.length,
          form: untouched(),
          flash,
        }),
      ),
  }),
  route({
    method: 'POST',
    at: paths.importSen,
    may: 'change the register',
    find: async (ask) => withQuestions(ask),
    audit: {
      says: 'decided',
      subject: 'SEN in a list',
      pupil: ({ questions }) => questions.map(({ pupilId }) => pupilId),
    },
    answer: async (ask, { run, questions }) => {
      const { viewer, db, today, now } = ask;
      const { decided, form } = readSenAnswers(ask.form, questions, today);
      const again = (errors: FormState['errors']) =>
        page(
          h(SenPage, {
            viewer,
            run,
            questions: questions.slice(0, senAtOnce),
            waiting: questions.length,
            form: { ...form, errors },
          }),
          422,
        );
      if (Object.keys(form.errors).length > 0) return again(form.errors);
      const refused = await answerSenQuestions(db, run.id, questions, decided, {
        staffId: viewer.staffId,
        today,
        now,
      });
      if (refused.size > 0)
        return again(Object.fromEntries(refused.entries().map(([line, reason]) => [senField(line), reason])));
      const rest = questions.length - decided.length;
      return rest > 0
        ? redirect(paths.importSen({ run: run.id }), 'The answers are saved.')
        : redirect(paths.importRun({ run: run.id }), 'All that the list says about SEN is answered.');
    },
  }),
  route({
    method: 'GET',
    at: paths.importUndo,
    may: importing,
    find: runIn('applied'),
    audit: aboutRun('read'),
    answer: async ({ viewer, db, accounts, services }, run) => {
      const rows = await whatUndoDoes(db, run, await shapeWithin(services.database, accounts));
      return page(h(UndoPage, { viewer, run, rows, once: newId() }));
    },
  }),
  route({
    method: 'POST',
    at: paths.importUndo,
    may: importing,
    find: runIn('applied'),
    audit: aboutRun('undid'),
    answer: async ({ db, accounts, services, now }, run) => {
      const rows = await undoRun(db, run, await shapeWithin(services.database, accounts), now);
      const stayed = rows.filter(({ because }) => because !== undefined).length;
      return redirect(
        paths.importRun({ run: run.id }),
        stayed > 0 ? `The list was undone, but for ${stayed} that changed since.` : 'The list was undone.',
      );
    },
  }),
  route({
    method: 'GET',
    at: paths.pupilNew,
    may: 'add a pupil',
    find: always,
    audit: { nothing: 'an empty form' },
    answer: async ({ viewer, db, today, flash }) =>
      page(
        h(NewPupilPage, {
          viewer,
          form: untouched(),
          classes: await registrationClasses(db, today),
          once: newId(),
          flash,
        }),
      ),
  }),
  route({
    method: 'POST',
    at: paths.pupilNew,
    may: 'add a pupil',
    find: always,
    audit: { says: 'added', subject: 'pupil', pupil: () => null },
    answer: (ask) => addOnePupil(ask),
  }),
];
