import { h } from 'preact';
import { page, redirect, route, type AnyRoute } from '../../web/route.ts';
import { paths } from '../../paths.ts';
import { planFrom } from '../plan/rules.ts';
import { fullNameOf } from '../pupils/rules.ts';
import { BriefingPage, BriefingsPage, type BriefedChild } from './pages.tsx';
import { briefingsFor, findBriefing, markRead, type Briefing } from './store.ts';

export const routes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    at: paths.briefings,
    may: 'read a briefing',
    find: ({ db, viewer, today }) => briefingsFor(db, viewer, today),
    audit: {
      says: 'read',
      subject: 'briefings',
      pupil: (briefings) => briefings.map(({ pupilId }) => pupilId),
    },
    answer: ({ viewer, flash }, briefings) =>
      page(h(BriefingsPage, { viewer, flash, children: briefings.map(asChild) })),
  }),
  route({
    method: 'GET',
    at: paths.briefing,
    may: 'read a briefing',
    find: ({ db, viewer, params, today }) => findBriefing(db, viewer, params['briefing']!, today),
    audit: { says: 'read', subject: 'briefing', pupil: ({ pupilId }) => pupilId },
    answer: ({ viewer }, briefing) => page(h(BriefingPage, { viewer, child: asChild(briefing) })),
  }),
  route({
    method: 'POST',
    at: paths.briefing,
    may: 'read a briefing',
    find: ({ db, viewer, params, today }) => findBriefing(db, viewer, params['briefing']!, today),
    audit: { says: 'confirmed as read', subject: 'briefing', pupil: ({ pupilId }) => pupilId },
    answer: async ({ db, viewer, now }, briefing) => {
      await markRead(db, briefing.id, viewer.staffId, now);
      return redirect(paths.briefings(), 'Thank you. The SENCO can see that you have read it.');
    },
  }),
];

const asChild = (briefing: Briefing): BriefedChild => ({
  briefingId: briefing.id,
  pupilId: briefing.pupilId,
  name: fullNameOf(briefing),
  yearGroup: briefing.yearGroup,
  sentAt: briefing.sentAt,
  readAt: briefing.readAt,
  plan: planFrom(briefing.answers),
});
