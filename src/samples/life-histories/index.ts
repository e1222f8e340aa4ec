import { briefingUnread } from './briefing-unread.ts';
import { concernAwaitingReply } from './concern-awaiting-reply.ts';
import { courtOrder } from './court-order.ts';
import { ehcPlanCame } from './ehc-plan.ts';
import { firstConcern } from './first-concern.ts';
import { leavingSenSupport } from './leaving-sen-support.ts';
import { lookedAfter } from './looked-after.ts';
import { missedReview } from './missed-review.ts';
import { noticeBounced } from './notice-bounced.ts';
import { planBeingWritten } from './plan-being-written.ts';
import { planThatWorks } from './plan-that-works.ts';
import { pulledToCover } from './pulled-to-cover.ts';
import { stalled } from './stalled.ts';
import { teachersAsked } from './teachers-asked.ts';
import { twoHomes } from './two-homes.ts';
import { viewsNotYet } from './views-not-yet.ts';

/** The lives told one by one in the primary school. */
export const primaryLives = [
  planThatWorks,
  pulledToCover,
  noticeBounced,
  planBeingWritten,
  teachersAsked,
  firstConcern,
  concernAwaitingReply,
  stalled,
  missedReview,
  twoHomes,
  courtOrder,
  lookedAfter,
  leavingSenSupport,
  viewsNotYet,
  ehcPlanCame,
  briefingUnread,
];
