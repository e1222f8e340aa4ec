import type { KeptAudience } from '../../basics/audience.ts';
import { stageOf, type Stage } from '../cycle/rules.ts';
import type { ReviewDate } from '../review/rules.ts';
import { academicYearOf } from '../../basics/academic-year.ts';
import { formatShort, partsOf } from '../../basics/dates.ts';
import type { RankedNeed, SenStatus } from '../../basics/needs.ts';
import { termOf } from '../../basics/school-days.ts';
import type { SchoolCalendar } from '../../basics/school-days.ts';

/** One thing that happened, as the timeline keeps it. */
export interface StoryEvent {
  readonly id: string;
  readonly onDay: string;
  readonly kind: string;
  readonly title: string;
  readonly detail: string | null;
  readonly refKind: string | null;
  readonly refId: string | null;
  readonly refVersion: number | null;
  readonly by: string | null;
  readonly audience: KeptAudience;
}

/** What is said of a child at the top of the page. */
export interface Header {
  readonly className: string | undefined;
  readonly status: { readonly status: SenStatus; readonly since: string } | undefined;
  readonly needs: readonly RankedNeed[];
  readonly strengths: readonly string[];
  readonly circumstances: readonly string[];
  /** Languages of contacts who need an interpreter. */
  readonly interpreterFor: readonly string[];
  readonly livePlan: LivePlan | undefined;
  readonly reviewOn: string | undefined;
}

/** The plan in force, every date its review was ever set to, and whether that review has been held. */
export interface LivePlan {
  readonly id: string;
  readonly responsible: string | null;
  readonly dates: readonly ReviewDate[];
  readonly isReviewed: boolean;
}

export interface KeptDocument {
  readonly id: string;
  readonly kind: 'early-discussion' | 'assessment' | 'plan' | 'review';
  readonly status: 'draft' | 'finished' | 'ended';
  readonly on: string;
  readonly version: number | null;
}

/** The kinds of things that happen, in the words of the filter. */
export const storyKinds: Readonly<Record<string, string>> = {
  concern: 'Concerns',
  'early-discussion': 'Early discussions',
  assessment: 'Assessments',
  decision: 'Decisions',
  plan: 'Plans',
  sessions: 'Support given',
  observation: 'Observations',
  views: 'Views',
  review: 'Reviews',
  notice: 'Letters',
  register: 'Register',
};

/** How much of the story is shown at first. */
export const storyLength = 40;

export interface Chapter {
  readonly title: string;
  readonly events: readonly StoryEvent[];
}

/** The story in chapters, one a term, in the order given; between terms, by the month. */
export function byTerm(events: readonly StoryEvent[], calendar: SchoolCalendar): Chapter[] {
  const chapters: { title: string; events: StoryEvent[] }[] = [];
  for (const event of events) {
    const title = chapterOf(event.onDay, calendar);
    const last = chapters.at(-1);
    if (last?.title === title) last.events.push(event);
    else chapters.push({ title, events: [event] });
  }
  return chapters;
}

/** 'Autumn term 2026/27'; outside the terms that the school has entered, '2025/26'. */
export function chapterOf(day: string, calendar: SchoolCalendar): string {
  const term = termOf(calendar, day);
  const year = academicYearOf(day);
  return term ? `${/term$/i.test(term.name) ? term.name : `${term.name} term`} ${year}` : year;
}

/** '3 Oct', with the year when the chapter does not tell it. */
export function dayInStory(day: string): string {
  return `${formatShort(day)} ${partsOf(day).year}`;
}

export type StoryTone = 'key' | 'voice' | 'late' | undefined;

/** Turning points stand out, and so do the voices of the child and the parents. */
export function toneOf(event: Pick<StoryEvent, 'kind' | 'title'>): StoryTone {
  if (event.kind === 'views') return 'voice';
  if (['register', 'decision', 'plan'].includes(event.kind)) return 'key';
  return /missed|moved|bounced|overdue/i.test(event.title) ? 'late' : undefined;
}

const documentKinds: readonly string[] = ['document', 'early-discussion', 'assessment', 'plan', 'review'];

/** What an event opens: the thing as it was then, where it has versions. */
export function opens(
  event: Pick<StoryEvent, 'refKind' | 'refId' | 'refVersion'>,
):
  | { readonly what: 'version'; readonly id: string; readonly version: number }
  | { readonly what: 'document' | 'notice' | 'concern'; readonly id: string }
  | undefined {
  const { refKind, refId, refVersion } = event;
  if (!refKind || !refId) return undefined;
  if (documentKinds.includes(refKind))
    return refVersion ? { what: 'version', id: refId, version: refVersion } : { what: 'document', id: refId };
  return refKind === 'notice' || refKind === 'concern' ? { what: refKind, id: refId } : undefined;
}

/** Where the child is in the graduated approach, from the documents held; undefined where nothing has been begun. */
export function stageIn(documents: readonly KeptDocument[], hasLivePlan: boolean): Stage | undefined {
  const newest = (kind: KeptDocument['kind']) => documents.find((document) => document.kind === kind);
  const assessment = newest('assessment');
  const drafted = documents.some(({ kind, status }) => kind === 'plan' && status === 'draft');
  if (!assessment && !drafted && !hasLivePlan) return undefined;
  const reviewed = newest('review')?.status === 'draft';
  return stageOf({
    assessment: assessment ? (assessment.status === 'draft' ? 'draft' : 'finished') : 'none',
    plan: hasLivePlan && !drafted ? 'finished' : drafted ? 'draft' : 'none',
    review: reviewed ? 'draft' : 'none',
  });
}
