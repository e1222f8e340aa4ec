import type { SchoolCalendar } from '../../basics/school-days.ts';
import type { SenStatus } from '../../basics/needs.ts';
import { replyClock } from '../concerns/rules.ts';
import { duty } from '../duties/rules.ts';
import type { Duty, DutyId } from '../duties/rules.ts';
import { reviewClock, reviewInWords } from '../review/rules.ts';
import type { ReviewClock, ReviewDate } from '../review/rules.ts';

/** What is known of one child, gathered through the viewer. Leave out what there is none of. */
export type PupilFacts = {
  readonly status: SenStatus | undefined;
  readonly concern?:
    { readonly id: string; readonly raisedOn: string; readonly repliedOn?: string | undefined } | undefined;
  /** The early discussion and what it led to. */
  readonly discussion?:
    { readonly id: string; readonly leadsTo: 'assess' | 'watch' | 'nothing more' } | undefined;
  readonly assessment?:
    | {
        readonly id: string;
        readonly waitingFor: readonly string[];
        readonly decision?: 'SEN' | 'not SEN' | undefined;
      }
    | undefined;
  readonly draftPlan?: { readonly id: string; readonly missing: number } | undefined;
  readonly livePlan?:
    | {
        readonly id: string;
        readonly reviewDates: readonly ReviewDate[];
        /** Its review is finished; it stays in force until the next plan is agreed. */
        readonly isReviewed?: boolean;
      }
    | undefined;
  /** A review that has been begun but not finished. */
  readonly openReview?: { readonly id: string } | undefined;
  readonly undeliveredNotice?: { readonly id: string } | undefined;
  readonly pile?: { readonly provisionId: string; readonly missed: number } | undefined;
  readonly unreadBriefings?: number | undefined;
};

export type StepButton =
  | 'deliver notice'
  | 'reply'
  | 'hold discussion'
  | 'begin assessment'
  | 'continue assessment'
  | 'decide'
  | 'begin plan'
  | 'continue plan'
  | 'activate plan'
  | 'decide on missed sessions'
  | 'continue review'
  | 'prepare review'
  | 'see briefing'
  | 'log sessions'
  | 'raise concern';

export const stepLabels: Readonly<Record<StepButton, string>> = {
  'deliver notice': 'Deliver the notice',
  reply: 'Reply to the concern',
  'hold discussion': 'Record the early discussion',
  'begin assessment': 'Begin the assessment',
  'continue assessment': 'Continue the assessment',
  decide: 'Record the decision',
  'begin plan': 'Begin the plan',
  'continue plan': 'Continue the plan',
  'activate plan': 'Make the plan active',
  'decide on missed sessions': 'Decide about missed sessions',
  'continue review': 'Continue the review',
  'prepare review': 'Prepare the review',
  'see briefing': 'See who has read the briefing',
  'log sessions': 'See the sessions',
  'raise concern': 'Raise a concern',
};

export type PupilStep = {
  /** The named question that was answered with yes. */
  readonly question: string;
  readonly why: string;
  readonly button: StepButton;
  readonly label: string;
  readonly subjectId: string | undefined;
  readonly rule: Duty;
};

type Answer = { why: string; button: StepButton; subjectId?: string; rule: DutyId };
type Asking = { facts: PupilFacts; today: string; calendar: SchoolCalendar; replyDays: number | undefined };
type Question = readonly [question: string, ask: (asking: Asking) => Answer | undefined];

/** The one next right step for this child: the first question, most urgent first, that is answered with yes. */
export function nextStepFor(
  facts: PupilFacts,
  today: string,
  calendar: SchoolCalendar,
  replyDays?: number,
): PupilStep {
  for (const [question, ask] of questions) {
    const answer = ask({ facts, today, calendar, replyDays });
    if (!answer) continue;
    const { why, button, subjectId, rule } = answer;
    return { question, why, button, label: stepLabels[button], subjectId, rule: duty(rule) };
  }
  const why = 'Nothing is open. Anybody on the staff can raise a concern.';
  return {
    question: 'Is there a worry?',
    why,
    button: 'raise concern',
    label: stepLabels['raise concern'],
    subjectId: undefined,
    rule: duty('concern-is-answered'),
  };
}

const questions: readonly Question[] = [
  ['Has a notice not reached the family?', noticeNotDelivered],
  ['Does the child have SEN support without a live plan?', supportWithoutPlan],
  ['Does a concern wait for a reply?', concernWithoutReply],
  ['Is a review open or due?', reviewDue],
  ['Have missed sessions piled up?', sessionsMissed],
  ['Is a plan being written?', planBeingWritten],
  ['Has the school decided on SEN support, without a plan?', decidedWithoutPlan],
  ['Is an assessment open?', assessmentOpen],
  ['Did the early discussion lead to an assessment?', discussionLeadsToAssessment],
  ['Does a concern wait for an early discussion?', concernWithoutDiscussion],
  ['Has somebody not read the briefing?', briefingUnread],
  ['Is the support running?', supportRunning],
];

function noticeNotDelivered({ facts: { undeliveredNotice } }: Asking): Answer | undefined {
  if (!undeliveredNotice) return undefined;
  const why = 'A notice has not reached the family. Send it again, or hand it over on paper.';
  return { why, button: 'deliver notice', subjectId: undeliveredNotice.id, rule: 'notice-reaches-family' };
}

function supportWithoutPlan({ facts }: Asking): Answer | undefined {
  if (facts.status !== 'K' || facts.livePlan) return undefined;
  const draft = planDraft(facts);
  return {
    ...(draft ?? { button: 'begin plan' }),
    why: `The child has SEN support but no live plan. ${draft?.why ?? 'Begin one with the parents and the child.'}`,
    rule: 'plan-for-every-child',
  };
}

function concernWithoutReply({ facts: { concern }, today, calendar, replyDays }: Asking): Answer | undefined {
  if (!concern || concern.repliedOn !== undefined) return undefined;
  const { state, schoolDays } = replyClock(concern, today, calendar, replyDays);
  const days = `${Math.abs(schoolDays)} school ${Math.abs(schoolDays) === 1 ? 'day' : 'days'}`;
  const late = schoolDays === 0 ? 'The reply is overdue.' : `The reply is ${days} overdue.`;
  const why =
    state === 'overdue' ? late : state === 'due today' ? 'The reply is due today.' : `${days} left to reply.`;
  return { why, button: 'reply', subjectId: concern.id, rule: 'concern-is-answered' };
}

function reviewDue({ facts: { livePlan, openReview }, today }: Asking): Answer | undefined {
  if (openReview) {
    return {
      why: 'A review has been begun.',
      button: 'continue review',
      subjectId: openReview.id,
      rule: 'review-on-time',
    };
  }
  if (!livePlan || livePlan.isReviewed) return undefined;
  const clock = reviewClock(livePlan.reviewDates, today);
  if (clock.state === 'later') return undefined;
  return {
    why: reviewSentence(clock),
    button: 'prepare review',
    subjectId: livePlan.id,
    rule: 'review-on-time',
  };
}

function sessionsMissed({ facts: { pile } }: Asking): Answer | undefined {
  if (!pile) return undefined;
  const why = `${pile.missed} sessions were missed since somebody last decided about it.`;
  return { why, button: 'decide on missed sessions', subjectId: pile.provisionId, rule: 'support-is-given' };
}

function planBeingWritten({ facts }: Asking): Answer | undefined {
  return planDraft(facts);
}

function decidedWithoutPlan({ facts }: Asking): Answer | undefined {
  if (facts.assessment?.decision !== 'SEN' || facts.livePlan) return undefined;
  const why = 'The school has decided on SEN support. Plan it with the parents and the child.';
  return { why, button: 'begin plan', rule: 'plan-for-every-child' };
}

function assessmentOpen({ facts: { assessment } }: Asking): Answer | undefined {
  if (!assessment || assessment.decision !== undefined) return undefined;
  if (assessment.waitingFor.length === 0) {
    const why = 'Everything asked for is there. Decide whether the child has SEN, and say why.';
    return { why, button: 'decide', subjectId: assessment.id, rule: 'assessment-leads-to-decision' };
  }
  const why = `Still to come: ${assessment.waitingFor.join(', ')}.`;
  return { why, button: 'continue assessment', subjectId: assessment.id, rule: 'teachers-are-asked' };
}

function discussionLeadsToAssessment({ facts }: Asking): Answer | undefined {
  if (facts.discussion?.leadsTo !== 'assess' || facts.assessment || facts.livePlan) return undefined;
  const why = 'The early discussion agreed to look closer.';
  return {
    why,
    button: 'begin assessment',
    subjectId: facts.discussion.id,
    rule: 'assessment-leads-to-decision',
  };
}

function concernWithoutDiscussion({ facts }: Asking): Answer | undefined {
  if (!facts.concern || facts.discussion || facts.assessment || facts.livePlan) return undefined;
  const why = 'The concern has been answered. Talk it through with the parents, and give them a short note.';
  return { why, button: 'hold discussion', subjectId: facts.concern.id, rule: 'concern-is-answered' };
}

function briefingUnread({ facts: { unreadBriefings, livePlan } }: Asking): Answer | undefined {
  if (!unreadBriefings || !livePlan) return undefined;
  const why = `${unreadBriefings} ${unreadBriefings === 1 ? 'person has' : 'people have'} not read the briefing.`;
  return { why, button: 'see briefing', subjectId: livePlan.id, rule: 'staff-are-briefed' };
}

function supportRunning({ facts: { livePlan }, today }: Asking): Answer | undefined {
  if (!livePlan) return undefined;
  const review = livePlan.isReviewed
    ? 'It has been reviewed; the next plan takes its place.'
    : reviewSentence(reviewClock(livePlan.reviewDates, today));
  const why = `The plan is live. ${review}`;
  return { why, button: 'log sessions', subjectId: livePlan.id, rule: 'support-is-given' };
}

function planDraft({ draftPlan }: PupilFacts): Answer | undefined {
  if (!draftPlan) return undefined;
  const { id, missing } = draftPlan;
  if (missing === 0) {
    return {
      why: 'The plan is ready to become active.',
      button: 'activate plan',
      subjectId: id,
      rule: 'plan-is-whole',
    };
  }
  const why = `The plan still needs ${missing === 1 ? 'one thing' : `${missing} things`}.`;
  return { why, button: 'continue plan', subjectId: id, rule: 'plan-is-whole' };
}

function reviewSentence(clock: ReviewClock): string {
  if (clock.state === 'none') return 'The plan has no review date.';
  const words = reviewInWords(clock);
  return `Review ${words.charAt(0).toLowerCase()}${words.slice(1)}.`;
}
