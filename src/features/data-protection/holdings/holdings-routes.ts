import { h } from 'preact';
import { paths } from '../../../paths.ts';
import { always, page, route, type AnyRoute } from '../../../web/route.ts';
import { findPupil } from '../../pupils/index.ts';
import { ChildHoldingsPage, HoldingsPage } from './pages.tsx';
import { countsOf } from './store.ts';

export const holdingsRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    at: paths.holdings,
    may: 'look after data protection',
    find: always,
    audit: { nothing: 'it shows nobody' },
    answer: ({ viewer }) => page(h(HoldingsPage, { viewer })),
  }),
  route({
    method: 'GET',
    at: paths.pupilHoldings,
    may: 'look after data protection',
    find: ({ db, viewer, params, today }) => findPupil(db, viewer, params['pupil']!, today),
    audit: { says: 'read', subject: 'what is held', pupil: (pupil) => pupil.id },
    answer: async ({ db, viewer }, pupil) =>
      page(h(ChildHoldingsPage, { viewer, pupil, counts: await countsOf(db, pupil.id) })),
  }),
];
