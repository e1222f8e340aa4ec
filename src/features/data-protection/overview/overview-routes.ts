import { h } from 'preact';
import { lastSeal } from '../../../database/audit-chain/seal.ts';
import { paths } from '../../../paths.ts';
import { always, page, route, type AnyRoute } from '../../../web/route.ts';
import { openRequests } from '../requests/store.ts';
import { OverviewPage } from './pages.tsx';

export const overviewRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    at: paths.dataProtection,
    may: 'look after data protection',
    find: always,
    audit: { nothing: 'it shows nobody' },
    answer: async ({ db, viewer, flash }) => {
      const seal = await lastSeal(db);
      const head = seal && { number: seal.number, upTo: seal.to_at, digest: seal.digest };
      return page(h(OverviewPage, { viewer, flash, head, waiting: (await openRequests(db)).length }));
    },
  }),
];
