import { addDays, mondayOf } from '../../../basics/dates.ts';
import { areasOf, areasOfNeed } from '../../../basics/needs.ts';
import type { AreaOfNeed, NeedCode, RankedNeed, SenStatus } from '../../../basics/needs.ts';
import { yearGroups } from '../../../basics/year-group.ts';

/** One child on the register, or one without SEN when everybody is shown. */
export interface RegisterRow {
  readonly id: string;
  readonly name: string;
  readonly surname: string;
  readonly firstName: string;
  /** 'surname forename' in small letters: what the list is ordered by and searched in. */
  readonly sortedBy: string;
  readonly year: string;
  readonly status: SenStatus | null;
  readonly since: string | null;
  readonly classId: string | null;
  readonly className: string | null;
  /** Who answers for the plan, else who teaches the class. */
  readonly teacherId: string | null;
  readonly teacher: string | null;
  readonly reviewOn: string | null;
  readonly needs: readonly RankedNeed[];
}

/** Everybody on the register, or everybody whom the viewer may see. */
export type Shown = 'register' | 'everyone';
export type ReviewDue = 'overdue' | 'week' | 'four-weeks' | 'term' | 'none';
export type Order = 'name' | 'class' | 'status' | 'since' | 'review';

export interface RegisterFilter {
  readonly show: Shown;
  readonly status?: SenStatus | undefined;
  readonly class?: string | undefined;
  readonly year?: string | undefined;
  readonly need?: NeedCode | AreaOfNeed | undefined;
  readonly teacher?: string | undefined;
  readonly review?: ReviewDue | undefined;
  readonly order: Order;
  readonly page: number;
}

export const pageSize = 50;

/** Days that the filters by review count from. */
export interface ReviewDays {
  readonly today: string;
  readonly weekEnds: string;
  readonly fourWeeksEnd: string;
  readonly termEnds: string;
}

/** `termEnds`: the last day of this term or, in the holidays, of the next; a quarter of a year where no term is known. */
export function reviewDays(today: string, termEnds: string | undefined): ReviewDays {
  return {
    today,
    weekEnds: addDays(mondayOf(today), 6),
    fourWeeksEnd: addDays(today, 28),
    termEnds: termEnds ?? addDays(today, 91),
  };
}

export type ReviewTone = 'late' | 'soon' | 'calm';

/** How a review date stands, in words that do without colour. */
export function reviewStands(
  row: Pick<RegisterRow, 'reviewOn' | 'status'>,
  days: ReviewDays,
): { words: string; tone: ReviewTone } | undefined {
  const { reviewOn, status } = row;
  if (!reviewOn) return status === 'K' ? { words: 'No date yet', tone: 'soon' } : undefined;
  if (reviewOn < days.today) return { words: 'Overdue', tone: 'late' };
  if (reviewOn <= days.weekEnds) return { words: 'This week', tone: 'soon' };
  return undefined;
}

/** Is the child among those asked for? Every filter that is set must hold. */
export function isAskedFor(row: RegisterRow, filter: RegisterFilter, days: ReviewDays): boolean {
  return (
    (!filter.status || row.status === filter.status) &&
    (!filter.class || row.classId === filter.class) &&
    (!filter.year || row.year === filter.year) &&
    (!filter.teacher || row.teacherId === filter.teacher) &&
    (!filter.need || hasNeed(row, filter.need)) &&
    (!filter.review || isReviewDue(row, filter.review, days))
  );
}

/** Does every typed word begin a word of the name? 'am beg' finds Amina Begum. */
export function isCalled(row: Pick<RegisterRow, 'sortedBy' | 'name'>, typed: string): boolean {
  const words = `${row.sortedBy} ${row.name.toLowerCase()}`.split(/[\s'’-]+/);
  return typed
    .toLowerCase()
    .split(/[\s'’-]+/)
    .filter(Boolean)
    .every((part) => words.some((word) => word.startsWith(part)));
}

export function inOrderOf(rows: readonly RegisterRow[], order: Order): RegisterRow[] {
  const key = keys[order];
  return rows
    .map((row) => ({ row, key: `${key(row)}\u0000${row.sortedBy}` }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ row }) => row);
}

export interface Counts {
  readonly all: number;
  readonly byStatus: Readonly<Record<SenStatus, number>>;
  readonly byArea: readonly { readonly area: AreaOfNeed; readonly children: number }[];
  readonly overdue: number;
}

/** How many there are. A child whose needs span two areas counts in both. */
export function countsOf(rows: readonly RegisterRow[], days: ReviewDays): Counts {
  const byStatus = { K: 0, E: 0, watched: 0 };
  const byArea = new Map<AreaOfNeed, number>(areasOfNeed.map(({ id }) => [id, 0]));
  let overdue = 0;
  for (const row of rows) {
    if (row.status) byStatus[row.status] += 1;
    if (row.reviewOn && row.reviewOn < days.today) overdue += 1;
    for (const area of areasOf(row.needs)) byArea.set(area, byArea.get(area)! + 1);
  }
  return {
    all: rows.length,
    byStatus,
    byArea: [...byArea].map(([area, children]) => ({ area, children })),
    overdue,
  };
}

const yearOrder = new Map<string, number>(yearGroups.map((year, at) => [year, at]));
const statusOrder: Record<SenStatus, number> = { E: 0, K: 1, watched: 2 };
const last = '\uffff';

const keys: Record<Order, (row: RegisterRow) => string> = {
  name: () => '',
  class: (row) => `${String(yearOrder.get(row.year) ?? 99).padStart(2, '0')} ${row.className ?? last}`,
  status: (row) => String(row.status ? statusOrder[row.status] : 3),
  since: (row) => row.since ?? last,
  review: (row) => row.reviewOn ?? last,
};

function hasNeed(row: RegisterRow, asked: NeedCode | AreaOfNeed): boolean {
  return row.needs.some(({ code }) => code === asked) || areasOf(row.needs).includes(asked as AreaOfNeed);
}

function isReviewDue(row: RegisterRow, due: ReviewDue, days: ReviewDays): boolean {
  if (due === 'none') return row.status === 'K' && row.reviewOn === null;
  if (row.reviewOn === null) return false;
  if (due === 'overdue') return row.reviewOn < days.today;
  const until = { week: days.weekEnds, 'four-weeks': days.fourWeeksEnd, term: days.termEnds }[due];
  return row.reviewOn >= days.today && row.reviewOn <= until;
}
