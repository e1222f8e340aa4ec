import { h } from 'preact';
import { paths } from '../../../paths.ts';
import { always, page, route, type AnyRoute } from '../../../web/route.ts';
import { findPupil } from '../../pupils/index.ts';
import { fullNameOf } from '../../pupils/rules.ts';
import { holdsOf } from '../hold/store.ts';
import { shown } from '../requests/shown.ts';
import { requestsOf } from '../requests/store.ts';
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
    answer: async ({ db, viewer, today }, pupil) => {
      const requests = await shown(db, await requestsOf(db, pupil.id), () => fullNameOf(pupil), today);
      return page(
        h(ChildHoldingsPage, {
          isHeld: (await holdsOf(db, pupil.id)).some(({ liftedAt }) => liftedAt === null),
          viewer,
          pupil,
          counts: await countsOf(db, pupil.id),
          requests,
        }),
      );
    },
  }),
];
