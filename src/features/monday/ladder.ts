import { endOfCompulsorySchoolAge } from '../../basics/academic-year.ts';
import { addDays, daysBetween, formatDate } from '../../basics/dates.ts';
import { addSchoolDays } from '../../basics/school-days.ts';
import { replyClock } from '../concerns/rules.ts';
import { copyDueOn, inOneLine, requestKinds } from '../data-protection/requests/rules.ts';
import { duty } from '../duties/rules.ts';
import type { DutyId } from '../duties/rules.ts';
import { meetingsThisYear, reviewClock } from '../review/rules.ts';
import type { MondayContext, MondayFacts, Task, TaskButton } from './facts.ts';

/** One named rule of the SENCO's Monday: from facts to tasks. */
type Rung = (facts: MondayFacts, context: MondayContext) => Task[];

const noticesNotDelivered: Rung = ({ notices }, { today }) =>
  notices
    .filter(({ state }) => state === 'waiting' || state === 'bounced' || state === 'failed')
    .map(({ pupilId, noticeId, state, madeOn }) => {
      const what =
        state === 'waiting'
          ? 'A notice to the family is waiting to be sent'
          : 'A notice did not reach the family';
      return task('notice-reaches-family', pupilId, what, 'deliver notice', today, madeOn, noticeId);
    });

const supportWithoutLivePlan: Rung = ({ supported, drafts }, { today }) =>
  supported
    .filter(
      ({ pupilId, livePlanSince }) =>
        livePlanSince === undefined && !drafts.some((draft) => draft.pupilId === pupilId),
    )
    .map(({ pupilId, since }) =>
      task('plan-for-every-child', pupilId, 'Has SEN support but no live plan', 'begin plan', today, since),
    );

const concernsAwaitingReply: Rung = ({ concerns }, { today, calendar, settings }) =>
  concerns
    .filter(({ repliedOn }) => repliedOn === undefined)
    .map((concern) => {
      const { dueOn } = replyClock(concern, today, calendar, settings.replyDays);
      const what = `A concern of ${formatDate(concern.raisedOn)} waits for a reply`;
      return task('concern-is-answered', concern.pupilId, what, 'reply', today, dueOn, concern.concernId);
    });

const reviewsDue: Rung = ({ reviews }, { today, settings }) =>
  reviews.flatMap(({ pupilId, planId, dates }) => {
    const { state, dueOn } = reviewClock(dates, today, settings.reviewSoonDays);
    if (state === 'later') return [];
    const what =
      dueOn === undefined
        ? 'The plan has no review date'
        : `Review ${state === 'overdue' ? 'was' : 'is'} due on ${formatDate(dueOn)}`;
    return [task('review-on-time', pupilId, what, 'prepare review', today, dueOn, planId)];
  });

const missedSessionsPiledUp: Rung = ({ missedSessions }, { today, settings }) =>
  missedSessions
    .filter(({ missed }) => missed >= settings.pileOf)
    .map(({ pupilId, provisionId, missed, since, whatIsMissed }) => {
      const what = `${missed} sessions missed since ${formatDate(since)}: ${whatIsMissed}`;
      return task('support-is-given', pupilId, what, 'decide on missed sessions', today, since, provisionId);
    });

const decidedWithoutPlan: Rung = ({ senDecisions }, { today, calendar, settings }) =>
  senDecisions
    .filter(({ planId }) => planId === undefined)
    .map(({ pupilId, decidedOn }) => {
      const dueOn = addSchoolDays(calendar, decidedOn, settings.planDays);
      return task(
        'plan-for-every-child',
        pupilId,
        'The school has decided on SEN support; the plan is not begun',
        'begin plan',
        today,
        dueOn,
      );
    });

const plansNotYetActive: Rung = ({ drafts }, { today, calendar, settings }) =>
  drafts.map(({ pupilId, planId, startedOn, missing }) => {
    const dueOn = addSchoolDays(calendar, startedOn, settings.planDays);
    if (missing === 0)
      return task(
        'plan-is-whole',
        pupilId,
        'The plan is ready to become active',
        'activate plan',
        today,
        dueOn,
        planId,
      );
    const what = `The plan still needs ${missing === 1 ? 'one thing' : `${missing} things`}`;
    return task('plan-is-whole', pupilId, what, 'continue plan', today, dueOn, planId);
  });

const assessmentsWithoutDecision: Rung = ({ assessments }, { today, calendar, settings }) =>
  assessments
    .filter(({ decidedOn }) => decidedOn === undefined)
    .map(({ pupilId, assessmentId, startedOn }) => {
      const dueOn = addSchoolDays(calendar, startedOn, settings.decideDays);
      const what = `Assessment begun on ${formatDate(startedOn)} waits for a decision`;
      return task('assessment-leads-to-decision', pupilId, what, 'decide', today, dueOn, assessmentId);
    });

const teachersStillToAnswer: Rung = ({ teacherRounds }, { today }) =>
  teacherRounds
    .filter(({ asked, answered }) => answered < asked)
    .map(({ pupilId, roundId, dueOn, asked, answered }) => {
      const what = `${answered} of ${asked} teachers have said what they see`;
      return task('teachers-are-asked', pupilId, what, 'see answers', today, dueOn, roundId);
    });

const viewsToSeek: Rung = ({ missingViews }, { today }) =>
  missingViews
    .filter(({ tryOn }) => tryOn === undefined || tryOn <= addDays(today, 6))
    .map(({ pupilId, documentId, whose, tryOn }) => {
      const what = whose === 'child' ? 'No view of the child yet' : 'No views of the parents yet';
      return task('views-are-sought', pupilId, what, 'ask for views', today, tryOn, documentId);
    });

const briefingsUnread: Rung = ({ briefings }, { today, calendar, settings }) =>
  briefings
    .filter(({ unread }) => unread > 0)
    .map(({ pupilId, briefingId, givenOn, unread }) => {
      const dueOn = addSchoolDays(calendar, givenOn, settings.briefingDays);
      const what = `${unread} ${unread === 1 ? 'person has' : 'people have'} not read the briefing`;
      return task('staff-are-briefed', pupilId, what, 'see briefing', today, dueOn, briefingId);
    });

const actionsOverdue: Rung = ({ actions }, { today }) =>
  actions
    .filter(({ dueOn, doneOn }) => doneOn === undefined && dueOn < today)
    .map(({ pupilId, actionId, what, dueOn }) =>
      task('actions-are-done', pupilId, `Agreed: ${what}`, 'finish action', today, dueOn, actionId),
    );

const meetingsTooFew: Rung = ({ supported }, { today, calendar, settings }) =>
  supported.flatMap(({ pupilId, since, meetings }) => {
    const count = meetingsThisYear(meetings, today, calendar, since, settings.meetings);
    if (count.short === 0) return [];
    const what = `${count.held} of ${count.minimum} meetings with the parents this year; by now it would be ${count.expectedByNow}`;
    return [task('three-meetings', pupilId, what, 'arrange meeting', today, undefined)];
  });

const comingOfAge: Rung = ({ comingOfAge: pupils }, { today, settings }) =>
  pupils.flatMap(({ pupilId, dateOfBirth }) => {
    const last = endOfCompulsorySchoolAge(dateOfBirth);
    if (daysBetween(today, last) > settings.comingOfAgeDays) return [];
    const what = `Rights pass to the young person after ${formatDate(last)}`;
    return [task('rights-pass-to-young-person', pupilId, what, 'talk about rights', today, last)];
  });

const accessRequestsWaiting: Rung = ({ accessRequests }, { today, calendar, settings }) =>
  accessRequests.map(({ pupilId, requestId, ...request }) =>
    task(
      requestKinds[request.kind].duty,
      pupilId,
      `${inOneLine(request)}, waits for a copy`,
      'answer request',
      today,
      copyDueOn(request, calendar, settings),
      requestId,
    ),
  );

/** In the order that decides between two tasks that are otherwise as urgent. */
export const ladder: readonly Rung[] = [
  noticesNotDelivered,
  accessRequestsWaiting,
  supportWithoutLivePlan,
  concernsAwaitingReply,
  reviewsDue,
  missedSessionsPiledUp,
  decidedWithoutPlan,
  plansNotYetActive,
  assessmentsWithoutDecision,
  teachersStillToAnswer,
  viewsToSeek,
  briefingsUnread,
  actionsOverdue,
  meetingsTooFew,
  comingOfAge,
];

function task(
  rule: DutyId,
  pupilId: string,
  what: string,
  button: TaskButton,
  today: string,
  dueOn: string | undefined,
  subjectId?: string,
): Task {
  const daysOverdue = dueOn === undefined ? 0 : Math.max(0, daysBetween(dueOn, today));
  return { rule: duty(rule), pupilId, what, dueOn, daysOverdue, button, subjectId };
}
