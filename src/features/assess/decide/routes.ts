import { h } from 'preact';
import { untouched, type FormState } from '../../../basics/form-state.ts';
import { textOf } from '../../../basics/form-values.ts';
import { newId } from '../../../database/id.ts';
import { paths } from '../../../paths.ts';
import { page, redirect, route, type AnyRoute, type Ask } from '../../../web/route.ts';
import { beginWatching } from '../../sen-register/index.ts';
import { findAssessment, gatheredFor, type Assessment } from '../store.ts';
import { readDecision } from './forms.ts';
import { DecidePage } from './pages.tsx';
import { choices } from './rules.ts';
import { recordDecision } from './store.ts';

const assessmentOf = ({ db, viewer, params, today }: Ask) =>
  findAssessment(db, viewer, params['document']!, today);

export const routes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    at: paths.decision,
    may: 'decide on SEN support',
    find: assessmentOf,
    audit: { says: 'read', subject: 'decision', pupil: ({ pupil }) => pupil.id },
    answer: async (ask, found) => {
      const form = untouched({ decidedOn: ask.today, decidedBy: ask.viewer.name });
      return page(await decidePage(ask, found, form, newId()));
    },
  }),
  route({
    method: 'POST',
    at: paths.decision,
    may: 'decide on SEN support',
    find: assessmentOf,
    audit: { says: 'decided', subject: 'SEN or not', pupil: ({ pupil }) => pupil.id },
    answer: async (ask, found) => {
      const { db, viewer, now, today } = ask;
      const { document, pupil } = found;
      const read = readDecision(ask.form, today);
      if (!read.ok)
        return page(await decidePage(ask, found, read.form, textOf(ask.form, 'once') || newId()), 422);
      await recordDecision(db, read.decided, {
        pupilId: pupil.id,
        cycleId: document.cycleId,
        documentId: document.id,
        staffId: viewer.staffId,
        now,
      });
      if (read.decided.kind === 'watch')
        await beginWatching(db, { pupilId: pupil.id, on: today, why: read.decided.reasons, viewer, now });
      return redirect(paths.assessment({ document: document.id }), `${choices[read.decided.kind].done}.`);
    },
  }),
];

async function decidePage(ask: Ask, found: Assessment, form: FormState, once: string) {
  const { db, viewer, today } = ask;
  const { decisions, views, states } = await gatheredFor(db, viewer, found, today);
  return h(DecidePage, {
    viewer,
    pupil: found.pupil,
    documentId: found.document.id,
    decisions,
    views,
    missing: states.flatMap(({ name, missing }) => (missing && name !== 'decision' ? [missing] : [])),
    today,
    form,
    once,
  });
}
