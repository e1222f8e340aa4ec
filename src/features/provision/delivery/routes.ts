import { h } from 'preact';
import { paths } from '../../../paths.ts';
import { page, route, type AnyRoute, type Ask } from '../../../web/route.ts';
import { findPupil, type Pupil } from '../../pupils/index.ts';
import { calendarOf } from '../../school/index.ts';
import { decisionsAbout, pilesOf } from '../decide/store.ts';
import { sumOfDeliveries } from '../rules.ts';
import { DeliveryPage } from './pages.tsx';
import { deliveryByWeek, deliveryIn, rangesFor, type NamedRange } from './rules.ts';
import { SchoolDeliveryPage } from './across/pages.tsx';
import { deliveryAcrossSchool } from './across/store.ts';
import { livePlanSince, supportsOf } from './store.ts';

export const routes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    at: paths.delivery,
    may: "read a child's record",
    find: ({ db, viewer, params, today }) => findPupil(db, viewer, params['pupil']!, today),
    audit: { says: 'read', subject: 'support planned and given', pupil: ({ id }) => id },
    answer: async (ask, pupil) => page(await deliveryPage(ask, pupil)),
  }),
  route({
    method: 'GET',
    at: paths.deliverySchool,
    may: 'see delivery across the school',
    find: async (ask) => {
      const { db, viewer, today, query } = ask;
      const calendar = await calendarOf(db);
      const ranges = rangesFor(calendar, today, undefined);
      const range = chosen(ranges, query['range']);
      return { ranges, range, ...(await deliveryAcrossSchool(db, viewer, calendar, range, today)) };
    },
    audit: {
      says: 'read',
      subject: 'support across the school',
      pupil: ({ shortest }) => [...new Set(shortest.map(({ pupilId }) => pupilId))],
    },
    answer: ({ viewer }, found) => page(h(SchoolDeliveryPage, { viewer, ...found })),
  }),
];

async function deliveryPage({ db, viewer, today, query, flash }: Ask, pupil: Pupil) {
  const calendar = await calendarOf(db);
  const ranges = rangesFor(calendar, today, await livePlanSince(db, pupil.id));
  const range = chosen(ranges, query['range']);
  const supports = await supportsOf(db, { pupilId: pupil.id }, range, today);
  const each = supports.map((support) => ({
    support,
    delivery: deliveryIn(support, calendar, range, today),
  }));
  return h(DeliveryPage, {
    viewer,
    flash,
    pupil,
    ranges,
    range,
    whole: sumOfDeliveries(each.map(({ delivery }) => delivery)),
    supports: each.filter(
      ({ delivery, support }) => delivery.planned + delivery.extra > 0 || support.isRunning,
    ),
    weeks: deliveryByWeek(supports, calendar, range, today),
    piles: await pilesOf(db, viewer, today, { pupilId: pupil.id }),
    decisions: await decisionsAbout(db, pupil.id),
  });
}

const chosen = (ranges: readonly NamedRange[], name: string | undefined): NamedRange =>
  ranges.find((range) => range.name === name) ?? ranges[0]!;
