import { h } from 'preact';
import { untouched } from '../../../basics/form-state.ts';
import { newId } from '../../../database/id.ts';
import { paths } from '../../../paths.ts';
import { page, redirect, route, type AnyRoute, type Ask } from '../../../web/route.ts';
import { findPupil } from '../../pupils/index.ts';
import { DiagnosisPage, NeedsPage, StrengthPage } from '../history/form-pages.tsx';
import { currentStatus } from '../history/store.ts';
import { readDiagnosis, readNeeds, readStrength } from './forms.ts';
import {
  addDiagnosis,
  addNeed,
  addStrength,
  changeNeeds,
  endStrength,
  isStrengthOf,
  needRecords,
} from './store.ts';

const findChild = ({ db, viewer, params, today }: Ask) => findPupil(db, viewer, params['pupil']!, today);

const findWithNeeds = async (ask: Ask) => {
  const pupil = await findChild(ask);
  if (!pupil) return undefined;
  const needs = (await needRecords(ask.db, pupil.id)).filter(
    ({ until }) => until === undefined || until > ask.today,
  );
  return { pupil, needs, status: (await currentStatus(ask.db, [pupil.id], ask.today)).get(pupil.id)?.status };
};

const recording = ({ viewer, today, now }: Ask, pupilId: string) => ({
  pupilId,
  staffId: viewer.staffId,
  today,
  now,
});

const tokenOf = (ask: Ask): string => (typeof ask.form['once'] === 'string' ? ask.form['once'] : newId());

const back = (pupilId: string, said: string) => redirect(paths.pupilRegister({ pupil: pupilId }), said);

export const routes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    at: paths.pupilNeeds,
    may: 'change the register',
    find: findWithNeeds,
    audit: { says: 'read', subject: 'needs', pupil: ({ pupil }) => pupil.id },
    answer: ({ viewer, today }, found) => {
      const ranks = Object.fromEntries(found.needs.map(({ id, rank }) => [`rank-${id}`, String(rank)]));
      return page(h(NeedsPage, { ...found, viewer, today, form: untouched(ranks), once: newId() }));
    },
  }),
  route({
    method: 'POST',
    at: paths.pupilNeeds,
    may: 'change the register',
    find: findWithNeeds,
    audit: { says: 'changed', subject: 'needs', pupil: ({ pupil }) => pupil.id },
    answer: async (ask, found) => {
      const { db, viewer, today, form } = ask;
      const read = readNeeds(form, found.needs);
      if (!read.isRight) {
        const state = { answers: form, errors: read.errors };
        return page(h(NeedsPage, { ...found, viewer, today, form: state, once: tokenOf(ask) }), 422);
      }
      const by = recording(ask, found.pupil.id);
      await changeNeeds(db, found.needs, read.changes, by);
      if (read.added) await addNeed(db, read.added, by);
      return back(found.pupil.id, 'The needs are saved.');
    },
  }),
  route({
    method: 'GET',
    at: paths.diagnosisNew,
    may: 'change the register',
    find: findChild,
    audit: { nothing: 'an empty form' },
    answer: ({ viewer }, pupil) =>
      page(h(DiagnosisPage, { viewer, pupil, form: untouched(), once: newId() })),
  }),
  route({
    method: 'POST',
    at: paths.diagnosisNew,
    may: 'change the register',
    find: findChild,
    audit: { says: 'added', subject: 'diagnosis', pupil: (pupil) => pupil.id },
    answer: async (ask, pupil) => {
      const { db, viewer, form, today } = ask;
      const { isRight, errors, value } = readDiagnosis(form, today);
      if (!isRight)
        return page(
          h(DiagnosisPage, { viewer, pupil, form: { answers: form, errors }, once: tokenOf(ask) }),
          422,
        );
      await addDiagnosis(db, value, recording(ask, pupil.id));
      return back(pupil.id, 'The diagnosis is recorded.');
    },
  }),
  route({
    method: 'GET',
    at: paths.strengthNew,
    may: 'assess a child',
    find: findChild,
    audit: { nothing: 'an empty form' },
    answer: ({ viewer }, pupil) => page(h(StrengthPage, { viewer, pupil, form: untouched(), once: newId() })),
  }),
  route({
    method: 'POST',
    at: paths.strengthNew,
    may: 'assess a child',
    find: findChild,
    audit: { says: 'added', subject: 'strength', pupil: (pupil) => pupil.id },
    answer: async (ask, pupil) => {
      const { db, viewer, form } = ask;
      const { isRight, errors, value } = readStrength(form);
      if (!isRight)
        return page(
          h(StrengthPage, { viewer, pupil, form: { answers: form, errors }, once: tokenOf(ask) }),
          422,
        );
      await addStrength(db, value, recording(ask, pupil.id));
      return back(pupil.id, 'The strength is recorded.');
    },
  }),
  route({
    method: 'POST',
    at: paths.strengthEnd,
    may: 'assess a child',
    find: async (ask) => {
      const pupil = await findChild(ask);
      return pupil && (await isStrengthOf(ask.db, ask.params['strength']!, pupil.id)) ? pupil : undefined;
    },
    audit: { says: 'ended', subject: 'strength', pupil: (pupil) => pupil.id },
    answer: async ({ db, params, today }, pupil) => {
      await endStrength(db, params['strength']!, { pupilId: pupil.id, today });
      return back(pupil.id, 'It is no longer shown.');
    },
  }),
];
