import { h } from 'preact';
import { untouched, type FormState } from '../../../basics/form-state.ts';
import { needTypesOn } from '../../../basics/needs.ts';
import { newId } from '../../../database/id.ts';
import { paths } from '../../../paths.ts';
import { page, redirect, route, type AnyRoute, type Ask } from '../../../web/route.ts';
import { findAssessment, type Assessment } from '../store.ts';
import { readDiagnosis, readNeed } from './forms.ts';
import { NeedsPage } from './needs-page.tsx';
import { addDiagnosis, addNeed, endNeed, evidenceOf } from './store.ts';

const assessmentOf = ({ db, viewer, params, today }: Ask) =>
  findAssessment(db, viewer, params['document']!, today);

export const routes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    at: paths.assessmentNeeds,
    may: 'assess a child',
    find: assessmentOf,
    audit: { says: 'read', subject: 'needs', pupil: ({ pupil }) => pupil.id },
    answer: async (ask, found) => page(await needsPage(ask, found, untouched())),
  }),
  route({
    method: 'POST',
    at: paths.assessmentNeeds,
    may: 'assess a child',
    find: assessmentOf,
    audit: { says: 'recorded', subject: 'need', pupil: ({ pupil }) => pupil.id },
    answer: async (ask, found) => {
      const typed = readNeed(ask.form);
      if (typed.state === 'wrong') return page(await needsPage(ask, found, again(ask, typed.errors)), 422);
      if (typed.state === 'right') await addNeed(ask.db, typed.value, adding(ask, found));
      return back(found, 'The need is on record, with how you know.');
    },
  }),
  route({
    method: 'POST',
    at: paths.assessmentNeedEnd,
    may: 'assess a child',
    find: async (ask) => {
      const found = await assessmentOf(ask);
      if (!found) return undefined;
      const { needs } = await evidenceOf(ask.db, found.pupil.id, ask.today);
      const need = needs.find(({ id }) => id === ask.params['need']);
      return need && { ...found, need };
    },
    audit: { says: 'ended', subject: 'need', pupil: ({ pupil }) => pupil.id },
    answer: async (ask, found) => {
      await endNeed(ask.db, found.need.id, ask.today);
      return back(found, 'The need ended today. That it was there stays on record.');
    },
  }),
  route({
    method: 'POST',
    at: paths.assessmentDiagnoses,
    may: 'assess a child',
    find: assessmentOf,
    audit: { says: 'recorded', subject: 'diagnosis', pupil: ({ pupil }) => pupil.id },
    answer: async (ask, found) => {
      const typed = readDiagnosis(ask.form, ask.today);
      if (typed.state === 'wrong') return page(await needsPage(ask, found, again(ask, typed.errors)), 422);
      if (typed.state === 'right') await addDiagnosis(ask.db, typed.value, adding(ask, found));
      return back(found, 'The diagnosis is on record.');
    },
  }),
];

const again = (ask: Ask, errors: Record<string, string>): FormState => ({ answers: { ...ask.form }, errors });

const adding = ({ viewer, today, now }: Ask, { pupil }: Assessment) => ({
  id: newId(),
  pupilId: pupil.id,
  staffId: viewer.staffId,
  today,
  now,
});

const back = ({ document }: Assessment, said: string) =>
  redirect(paths.assessmentNeeds({ document: document.id }), said);

async function needsPage(ask: Ask, { document, pupil }: Assessment, form: FormState) {
  const { db, viewer, today, flash } = ask;
  return h(NeedsPage, {
    viewer,
    pupil,
    documentId: document.id,
    evidence: await evidenceOf(db, pupil.id, today),
    types: needTypesOn(today),
    form,
    once: { need: newId(), diagnosis: newId() },
    flash,
  });
}
