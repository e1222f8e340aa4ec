import { h } from 'preact';
import { page, route, type AnyRoute } from '../../web/route.ts';
import { paths } from '../../paths.ts';
import { PupilPage } from './pages.tsx';
import { findPupil } from './store.ts';

export const routes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    at: paths.pupil,
    may: "read a child's record",
    find: ({ db, viewer, params, today }) => findPupil(db, viewer, params['pupil']!, today),
    audit: { says: 'read', subject: 'record', pupil: (pupil) => pupil.id },
    answer: ({ viewer, flash }, pupil) => page(h(PupilPage, { viewer, pupil, flash })),
  }),
];
