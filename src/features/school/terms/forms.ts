import type { AcademicYear } from '../../../basics/academic-year.ts';
import { formatDate } from '../../../basics/dates.ts';
import type { FormState } from '../../../basics/form-state.ts';
import { textOf, type FormValues } from '../../../basics/form-values.ts';
import type { Closure, Term } from '../../../basics/school-days.ts';
import { readDate } from '../../../basics/written-dates.ts';
import { problemsOfDays } from './rules.ts';

/** Lines in the form: empty ones are left out. */
export const termLines = 6;
export const closureLines = 14;

/** Terms and closures as the form shows them: dates in words, one box each. */
export function calendarAnswers(calendar: { terms: readonly Term[]; closures: readonly Closure[] }) {
  const answers: FormState['answers'] = {};
  const put = (line: string, name: string, { startsOn, endsOn }: { startsOn: string; endsOn: string }) => {
    answers[`${line}.name`] = name;
    answers[`${line}.from`] = formatDate(startsOn);
    answers[`${line}.until`] = formatDate(endsOn);
  };
  for (const [index, term] of calendar.terms.entries()) put(`term.${index}`, term.name, term);
  for (const [index, closure] of calendar.closures.entries())
    put(`closure.${index}`, closure.reason, closure);
  return answers;
}

/** Reads the lines; a line that ends on the day it begins may leave the last day out. */
export function readCalendar(values: FormValues, year: AcademicYear) {
  const errors: Record<string, string> = {};
  const terms = linesOf(values, 'term', termLines, errors);
  const closures = linesOf(values, 'closure', closureLines, errors);
  for (const lines of [terms, closures]) {
    for (const [index, problem] of problemsOfDays(lines, year))
      errors[`${lines[index]!.line}.from`] ??= problem;
  }
  if (!terms.length && Object.keys(errors).length === 0)
    errors['term.0.name'] = 'Enter at least one term, so that school days can be counted';
  return {
    terms: terms.map(({ name, startsOn, endsOn }) => ({ name, startsOn, endsOn })),
    closures: closures.map(({ name, startsOn, endsOn }) => ({ reason: name, startsOn, endsOn })),
    errors,
  };
}

function linesOf(
  values: FormValues,
  kind: 'term' | 'closure',
  count: number,
  errors: Record<string, string>,
) {
  const lines: { line: string; name: string; startsOn: string; endsOn: string }[] = [];
  for (let index = 0; index < count; index++) {
    const line = `${kind}.${index}`;
    const [name, from, until] = ['name', 'from', 'until'].map((part) =>
      textOf(values, `${line}.${part}`),
    ) as [string, string, string];
    if (!name && !from && !until) continue;
    const startsOn = readDate(from);
    const endsOn = until ? readDate(until) : kind === 'closure' ? startsOn : undefined;
    if (!name) errors[`${line}.name`] = kind === 'term' ? 'Name this term' : 'Say why the school is closed';
    if (!startsOn) errors[`${line}.from`] = 'Enter the first day, like 2 September 2026';
    if (!endsOn) errors[`${line}.until`] = 'Enter the last day, like 18 December 2026';
    if (name && startsOn && endsOn) lines.push({ line, name, startsOn, endsOn });
  }
  return lines;
}
