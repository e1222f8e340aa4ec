import type { SchoolCalendar } from '../../basics/school-days.ts';
import { usualReplyDays } from '../concerns/rules.ts';
import type { RequestKind, Step } from '../data-protection/requests/rules.ts';
import type { Duty, DutyId } from '../duties/rules.ts';
import { usualPile } from '../provision/rules.ts';
import { fewestMeetings, usualSoonDays } from '../review/rules.ts';
import type { Meeting, ReviewDate } from '../review/rules.ts';

/** What the SENCO's Monday is worked out from: plain facts, gathered through the viewer. Leave a list empty if there is nothing. */
export type MondayFacts = {
  readonly concerns: readonly {
    pupilId: string;
    concernId: string;
    raisedOn: string;
    repliedOn?: string | undefined;
  }[];
  readonly teacherRounds: readonly {
    pupilId: string;
    roundId: string;
    dueOn: string;
    asked: number;
    answered: number;
  }[];
  readonly assessments: readonly {
    pupilId: string;
    assessmentId: string;
    startedOn: string;
    decidedOn?: string | undefined;
  }[];
  /** Decisions that the child has SEN, with the plan that followed, if any. */
  readonly senDecisions: readonly { pupilId: string; decidedOn: string; planId?: string | undefined }[];
  /** Plans not yet active, with how much is still missing. */
  readonly drafts: readonly { pupilId: string; planId: string; startedOn: string; missing: number }[];
  readonly notices: readonly { pupilId: string; noticeId: string; state: NoticeState; madeOn: string }[];
  /** Children on SEN support (K). */
  readonly supported: readonly {
    pupilId: string;
    since: string;
    livePlanSince?: string | undefined;
    meetings: readonly Meeting[];
  }[];
  readonly briefings: readonly { pupilId: string; briefingId: string; givenOn: string; unread: number }[];
  readonly missedSessions: readonly {
    pupilId: string;
    provisionId: string;
    missed: number;
    since: string;
    whatIsMissed: string;
  }[];
  readonly reviews: readonly { pupilId: string; planId: string; dates: readonly ReviewDate[] }[];
  readonly missingViews: readonly {
    pupilId: string;
    documentId: string;
    whose: 'parents' | 'child';
    tryOn?: string | undefined;
  }[];
  readonly actions: readonly {
    pupilId: string;
    actionId: string;
    what: string;
    dueOn: string;
    doneOn?: string | undefined;
  }[];
  /** Requests for a copy of what is held that nobody has answered, with the day on which each is due. */
  readonly accessRequests: readonly {
    pupilId: string;
    requestId: string;
    kind: RequestKind;
    receivedOn: string;
    steps: readonly Step[];
  }[];
  /** Pupils whose rights have not been talked through yet; only those in the right months make a task. */
  readonly comingOfAge: readonly { pupilId: string; dateOfBirth: string }[];
};

export type NoticeState = 'waiting' | 'sent' | 'delivered' | 'handed over' | 'bounced' | 'failed';

/** The one button of a task; pages turn it into a link through paths.ts, with subjectId where there is one. */
export type TaskButton =
  | 'reply'
  | 'see answers'
  | 'decide'
  | 'begin plan'
  | 'continue plan'
  | 'activate plan'
  | 'deliver notice'
  | 'see briefing'
  | 'decide on missed sessions'
  | 'prepare review'
  | 'ask for views'
  | 'finish action'
  | 'arrange meeting'
  | 'talk about rights'
  | 'answer request';

export const buttonLabels: Readonly<Record<TaskButton, string>> = {
  reply: 'Reply',
  'see answers': 'See who has answered',
  decide: 'Decide',
  'begin plan': 'Begin the plan',
  'continue plan': 'Continue the plan',
  'activate plan': 'Make the plan active',
  'deliver notice': 'Deliver the notice',
  'see briefing': 'See who has read it',
  'decide on missed sessions': 'Decide what to do',
  'prepare review': 'Prepare the review',
  'ask for views': 'Ask again',
  'finish action': 'Mark as done',
  'arrange meeting': 'Arrange a meeting',
  'talk about rights': 'Ask who speaks for them',
  'answer request': 'Prepare the copy',
};

/** What kind of task stands on a rule, in a word or two: for choosing among many. */
export const kindLabels: Readonly<Partial<Record<DutyId, string>>> = {
  'notice-reaches-family': 'Letters',
  'plan-for-every-child': 'Plans to begin',
  'plan-is-whole': 'Plans to finish',
  'concern-is-answered': 'Concerns',
  'review-on-time': 'Reviews',
  'support-is-given': 'Missed sessions',
  'assessment-leads-to-decision': 'Decisions',
  'teachers-are-asked': 'Teachers’ answers',
  'views-are-sought': 'Views',
  'staff-are-briefed': 'Briefings',
  'actions-are-done': 'Actions',
  'three-meetings': 'Meetings',
  'rights-pass-to-young-person': 'Young people',
  'subject-access-in-time': 'Requests for a copy',
  'educational-record-in-time': 'Educational records',
};

export type Task = {
  readonly rule: Duty;
  readonly pupilId: string;
  readonly what: string;
  readonly dueOn: string | undefined;
  /** 0 when due today or in future */
  readonly daysOverdue: number;
  readonly button: TaskButton;
  readonly subjectId: string | undefined;
};

/** What a school may set; all of it practice, except that meetings are never set below three. */
export type MondaySettings = {
  readonly replyDays: number;
  readonly decideDays: number;
  readonly planDays: number;
  readonly briefingDays: number;
  readonly reviewSoonDays: number;
  readonly pileOf: number;
  readonly meetings: number;
  readonly comingOfAgeDays: number;
  /** As the school has settled it: requests/rules.ts. */
  readonly monthBeginsAfter: number;
};

export const usualMonday: MondaySettings = {
  replyDays: usualReplyDays,
  decideDays: 20,
  planDays: 10,
  briefingDays: 5,
  reviewSoonDays: usualSoonDays,
  pileOf: usualPile,
  meetings: fewestMeetings,
  comingOfAgeDays: 90,
  monthBeginsAfter: 0,
};

export type MondayContext = {
  readonly today: string;
  readonly calendar: SchoolCalendar;
  readonly settings: MondaySettings;
};

export const noFacts: MondayFacts = {
  concerns: [],
  teacherRounds: [],
  assessments: [],
  senDecisions: [],
  drafts: [],
  notices: [],
  supported: [],
  briefings: [],
  missedSessions: [],
  reviews: [],
  missingViews: [],
  actions: [],
  comingOfAge: [],
  accessRequests: [],
};
