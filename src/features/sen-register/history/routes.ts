import { h } from 'preact';
import { untouched } from '../../../basics/form-state.ts';
import { formatDate } from '../../../basics/dates.ts';
import { newId } from '../../../database/id.ts';
import { paths } from '../../../paths.ts';
import { page, redirect, route, type AnyRoute, type Ask } from '../../../web/route.ts';
import { findPupil } from '../../pupils/index.ts';
import { statusOn } from '../rules.ts';
import { diagnosesOf, needRecords, strengthsOf } from '../needs/store.ts';
import { readCorrection, readMove } from './forms.ts';
import { CorrectPage, MovePage } from './form-pages.tsx';
import { correctPeriod, moveByHand } from './moves.ts';
import { HistoryPage } from './pages.tsx';
import { handMovesFrom, whyNotInstead } from './rules.ts';
import { registerHistory } from './store.ts';

const findChild = ({ db, viewer, params, today }: Ask) => findPupil(db, viewer, params['pupil']!, today);

const findWithHistory = async (ask: Ask) => {
  const pupil = await findChild(ask);
  return pupil && { pupil, ...(await registerHistory(ask.db, pupil.id)) };
};

const findPeriod = async (ask: Ask) => {
  const found = await findWithHistory(ask);
  const period = found?.counts.find(({ id }) => id === ask.params['period']);
  return found && period && { ...found, period };
};

export const routes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    at: paths.pupilRegister,
    may: "read a child's record",
    find: findWithHistory,
    audit: { says: 'read', subject: 'register history', pupil: ({ pupil }) => pupil.id },
    answer: async ({ db, viewer, flash, today }, found) =>
      page(
        h(HistoryPage, {
          ...found,
          viewer,
          flash,
          today,
          needs: await needRecords(db, found.pupil.id),
          diagnoses: await diagnosesOf(db, found.pupil.id),
          strengths: await strengthsOf(db, found.pupil.id),
        }),
      ),
  }),
  route({
    method: 'GET',
    at: paths.registerMove,
    may: 'change the register',
    find: findWithHistory,
    audit: { says: 'read', subject: 'register history', pupil: ({ pupil }) => pupil.id },
    answer: ({ viewer, today }, { pupil, counts }) => {
      const status = statusOn(counts, today)?.status;
      return page(
        h(MovePage, {
          viewer,
          pupil,
          status,
          moves: handMovesFrom(status),
          form: untouched({ on: today }),
          once: newId(),
        }),
      );
    },
  }),
  route({
    method: 'POST',
    at: paths.registerMove,
    may: 'change the register',
    find: findWithHistory,
    audit: { says: 'changed', subject: 'register', pupil: ({ pupil }) => pupil.id },
    answer: async ({ db, viewer, form, today, now }, { pupil, counts }) => {
      const status = statusOn(counts, today)?.status;
      const moves = handMovesFrom(status);
      const read = readMove(form, moves, today);
      const again = (errors: Record<string, string>) =>
        page(
          h(MovePage, {
            viewer,
            pupil,
            status,
            moves,
            form: { answers: form, errors },
            once: typeof form['once'] === 'string' ? form['once'] : newId(),
          }),
          422,
        );
      if (!read.isRight) return again(read.errors);
      const done = await moveByHand(db, { ...read.value, pupilId: pupil.id, viewer, now });
      if (!done.ok) return again({ on: done.reason });
      return redirect(paths.pupilRegister({ pupil: pupil.id }), 'The register is up to date.');
    },
  }),
  route({
    method: 'GET',
    at: paths.registerCorrect,
    may: 'change the register',
    find: findPeriod,
    audit: { says: 'read', subject: 'register history', pupil: ({ pupil }) => pupil.id },
    answer: ({ viewer }, { pupil, period }) =>
      page(
        h(CorrectPage, {
          viewer,
          pupil,
          period,
          form: untouched({ status: period.status, from: period.from, until: period.until }),
          once: newId(),
        }),
      ),
  }),
  route({
    method: 'POST',
    at: paths.registerCorrect,
    may: 'change the register',
    find: findPeriod,
    audit: { says: 'corrected', subject: 'register', pupil: ({ pupil }) => pupil.id },
    answer: async ({ db, viewer, form, today, now }, { pupil, period, counts }) => {
      const read = readCorrection(form, today);
      const { value } = read;
      const instead =
        value.instead === 'other'
          ? { status: value.status, from: value.from, ...(value.until ? { until: value.until } : {}) }
          : undefined;
      const others = counts.filter(({ id }) => id !== period.id);
      const clash = read.isRight && instead ? whyNotInstead(others, instead) : undefined;
      if (!read.isRight || clash)
        return page(
          h(CorrectPage, {
            viewer,
            pupil,
            period,
            form: { answers: form, errors: clash ? { [clash.field]: clash.say } : read.errors },
            once: typeof form['once'] === 'string' ? form['once'] : newId(),
          }),
          422,
        );
      await correctPeriod(db, {
        pupilId: pupil.id,
        period,
        instead,
        because: value.because,
        viewer,
        today,
        now,
      });
      return redirect(
        paths.pupilRegister({ pupil: pupil.id }),
        `Corrected. The entry since ${formatDate(period.from)} stays to be seen, with your reason.`,
      );
    },
  }),
];
