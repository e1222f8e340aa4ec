import { h } from 'preact';
import { newId } from '../../database/id.ts';
import { paths } from '../../paths.ts';
import { page, route, type AnyRoute, type Ask } from '../../web/route.ts';
import type { Pupil } from '../pupils/index.ts';
import { versionsWithChanges } from '../documents/index.ts';
import { firstNameOf, fullNameOf } from '../pupils/rules.ts';
import { actionRoutes } from './actions/routes.ts';
import { actionsOf } from './actions/store.ts';
import { ReviewsPage } from './arrange/reviews-page.tsx';
import { arrangeRoutes } from './arrange/routes.ts';
import { openMeetingOf, reviewDatesOf } from './arrange/store.ts';
import { askRoutes } from './ask/routes.ts';
import { meetingsOf } from './count.ts';
import { findChild, findReview, reviewsOf, type FoundReview } from './find.ts';
import { missingToFinish, staffNames } from './finish/finish.ts';
import { finishRoutes } from './finish/routes.ts';
import { holdRoutes } from './hold/routes.ts';
import { ReviewPage } from './pages.tsx';
import { reviewClock, reviewFrom } from './rules.ts';
import { deliveredOf, livePlanOf } from './store.ts';

export const routes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    at: paths.reviews,
    may: "read a child's record",
    find: findChild,
    audit: { says: 'read', subject: 'reviews', pupil: (pupil) => pupil.id },
    answer: async (ask, pupil) => page(await reviewsPage(ask, pupil)),
  }),
  route({
    method: 'GET',
    at: paths.review,
    may: "read a child's record",
    find: findReview,
    audit: { says: 'read', subject: 'review', pupil: ({ pupil }) => pupil.id },
    answer: async (ask, found) => page(await reviewPage(ask, found)),
  }),
  ...arrangeRoutes,
  ...askRoutes,
  ...holdRoutes,
  ...finishRoutes,
  ...actionRoutes,
];

async function reviewsPage(ask: Ask, pupil: Pupil) {
  const { db, viewer, today, flash } = ask;
  const plan = await livePlanOf(db, pupil.id);
  const dates = plan ? await reviewDatesOf(db, plan.id) : [];
  const { open, finished } = await reviewsOf(ask, pupil.id);
  const actions = await actionsOf(db, viewer, pupil.id, today);
  return h(ReviewsPage, {
    viewer,
    flash,
    pupilId: pupil.id,
    childName: fullNameOf(pupil),
    firstName: firstNameOf(pupil),
    planId: plan?.id,
    isReviewed: finished.some(({ answers }) => plan !== undefined && answers.planId === plan.id),
    clock: reviewClock(dates, today),
    dates,
    meeting: await openMeetingOf(db, pupil.id),
    meetings: await meetingsOf(db, pupil.id, today),
    openReview: open?.id,
    finished: finished.map(({ id, answers, finishedAt, createdAt }) => ({
      id,
      on: answers.meetingOn ?? (finishedAt ?? createdAt).slice(0, 10),
    })),
    openActions: actions.filter(({ doneOn }) => doneOn === null).length,
    once: newId(),
  });
}

async function reviewPage(ask: Ask, found: FoundReview) {
  const { db, viewer, today, flash } = ask;
  const { document, pupil } = found;
  const review = reviewFrom(document.answers);
  const delivered =
    document.status === 'draft' ? await deliveredOf(db, pupil.id, review.planId ?? '', today) : [];
  const sum = (of: 'planned' | 'given') => delivered.reduce((total, one) => total + one[of], 0);
  return h(ReviewPage, {
    viewer,
    flash,
    childName: fullNameOf(pupil),
    firstName: firstNameOf(pupil),
    document,
    review,
    missing: await missingToFinish({ ...ask, ...found }),
    staff: await staffNames(db, today),
    delivered: { planned: sum('planned'), given: sum('given') },
    meetings: await meetingsOf(db, pupil.id, review.meetingOn ?? today),
    ...(await versionsWithChanges(ask.db, document)),
  });
}
