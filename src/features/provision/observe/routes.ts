import { h } from 'preact';
import { timeOfInstant } from '../../../basics/dates.ts';
import { untouched } from '../../../basics/form-state.ts';
import { newId } from '../../../database/id.ts';
import { paths } from '../../../paths.ts';
import { page, redirect, route, type Answer, type AnyRoute, type Ask } from '../../../web/route.ts';
import { findPupil } from '../../pupils/index.ts';
import { readObservation } from './forms.ts';
import { ObservationsPage, ObservePage } from './pages.tsx';
import { childrenToObserve, observationsOf, recordObservation, type ChildToChoose } from './store.ts';

export const routes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    at: paths.observationNew,
    may: 'record an observation',
    find: ({ db, viewer, today, query }) => childrenToObserve(db, viewer, today, query['pupil']),
    audit: { nothing: 'shows the names of the children one works with, and no record' },
    answer: ({ viewer, query, now }, children) => {
      const form = untouched({ pupil: query['pupil'], at: timeOfInstant(now), on: 'today' });
      return page(h(ObservePage, { viewer, pupils: children, form, once: newId() }));
    },
  }),
  route({
    method: 'POST',
    at: paths.observationNew,
    may: 'record an observation',
    find: async ({ db, viewer, today, form }) => {
      const asked = String(form['pupil'] ?? '');
      const children = await childrenToObserve(db, viewer, today, asked);
      return { children, pupil: children.find(({ id }) => id === asked) };
    },
    audit: { says: 'wrote', subject: 'observation', pupil: ({ pupil }) => pupil?.id ?? null },
    answer: (ask, { children }) => keep(ask, children),
  }),
  route({
    method: 'GET',
    at: paths.observations,
    may: "read a child's record",
    find: ({ db, viewer, params, today }) => findPupil(db, viewer, params['pupil']!, today),
    audit: { says: 'read', subject: 'observations', pupil: ({ id }) => id },
    answer: async ({ db, viewer, flash }, pupil) =>
      page(h(ObservationsPage, { viewer, flash, pupil, observations: await observationsOf(db, pupil.id) })),
  }),
];

async function keep(ask: Ask, children: readonly ChildToChoose[]): Promise<Answer> {
  const { errors, ...read } = readObservation(ask.form, children, ask.today, timeOfInstant(ask.now));
  if (Object.keys(errors).length) {
    const form = { ...untouched(ask.form), errors };
    const once = String(ask.form['once'] ?? newId());
    return page(h(ObservePage, { viewer: ask.viewer, pupils: children, form, once }), 422);
  }
  await recordObservation(ask.db, { ...read, by: ask.viewer, now: ask.now });
  return redirect(paths.observations({ pupil: read.pupilId }), 'Kept, with the time and place');
}
