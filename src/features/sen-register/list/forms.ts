import type { FormValues } from '../../../basics/form-values.ts';
import { textOf } from '../../../basics/form-values.ts';
import { areasOfNeed, isNeedCode } from '../../../basics/needs.ts';
import type { AreaOfNeed, NeedCode, SenStatus } from '../../../basics/needs.ts';
import { isYearGroup } from '../../../basics/year-group.ts';
import type { Order, RegisterFilter, ReviewDue } from './rules.ts';

const statuses: readonly SenStatus[] = ['K', 'E', 'watched'];
const reviews: readonly ReviewDue[] = ['overdue', 'week', 'four-weeks', 'term', 'none'];
const orders: readonly Order[] = ['name', 'class', 'status', 'since', 'review'];

/** Reads the filters from an address or a form. What cannot be read is as if it had not been asked. */
export function readFilter(values: FormValues): RegisterFilter {
  const one = <T extends string>(name: string, among: readonly T[]): T | undefined =>
    among.find((value) => value === textOf(values, name));
  const id = (name: string) => /^[0-9a-z]{26}$/.exec(textOf(values, name))?.[0];
  const year = textOf(values, 'year');
  const need = textOf(values, 'need');
  const page = Number(textOf(values, 'page'));
  return {
    show: textOf(values, 'show') === 'everyone' ? 'everyone' : 'register',
    status: one('status', statuses),
    class: id('class'),
    year: isYearGroup(year) ? year : undefined,
    need: isNeedCode(need) || isArea(need) ? need : undefined,
    teacher: id('teacher'),
    review: one('review', reviews),
    order: one('order', orders) ?? 'name',
    page: Number.isInteger(page) && page > 1 && page < 1000 ? page : 1,
  };
}

/** The filters as an address carries them: without what is as usual, so that addresses stay short. */
export function asQuery(filter: RegisterFilter): Record<string, string | undefined> {
  return {
    show: filter.show === 'everyone' ? 'everyone' : undefined,
    status: filter.status,
    class: filter.class,
    year: filter.year,
    need: filter.need,
    teacher: filter.teacher,
    review: filter.review,
    order: filter.order === 'name' ? undefined : filter.order,
    page: filter.page > 1 ? String(filter.page) : undefined,
  };
}

function isArea(text: string): text is AreaOfNeed & NeedCode {
  return areasOfNeed.some(({ id }) => id === text);
}
