import { h } from 'preact';
import { academicYearOf, academicYearPeriod, type AcademicYear } from '../../../basics/academic-year.ts';
import { untouched } from '../../../basics/form-state.ts';
import { textOf } from '../../../basics/form-values.ts';
import { page, redirect, route, type AnyRoute, type Ask } from '../../../web/route.ts';
import { paths } from '../../../paths.ts';
import { closuresOf, termsOf } from '../store.ts';
import { calendarAnswers, readCalendar } from './forms.ts';
import { TermsPage } from './pages.tsx';
import { likelyYear, yearsAround } from './rules.ts';
import { keepYear } from './store.ts';

export const termsRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    at: paths.terms,
    may: 'keep settings',
    find: ({ query, today }) => yearAmong(today, query['year'] ?? academicYearOf(today)),
    audit: { nothing: 'dates of the school' },
    answer: async ({ viewer, flash, db, today }, year) => {
      const kept = await ofYear(db, year);
      const isGuess = kept.terms.length === 0;
      const form = untouched(calendarAnswers(isGuess ? likelyYear(year) : kept));
      return page(h(TermsPage, { viewer, flash, form, year, years: yearsAround(today), isGuess }));
    },
  }),
  route({
    method: 'POST',
    at: paths.terms,
    may: 'keep settings',
    find: ({ form, today }) => yearAmong(today, textOf(form, 'year')),
    audit: { says: 'changed', subject: 'terms', pupil: () => null },
    answer: async ({ viewer, db, form: values, today }, year) => {
      const read = readCalendar(values, year);
      if (Object.keys(read.errors).length) {
        const form = { answers: { ...values }, errors: read.errors };
        return page(h(TermsPage, { viewer, form, year, years: yearsAround(today), isGuess: false }), 422);
      }
      await keepYear(db, year, read);
      return redirect(paths.terms({}, { year }), `The dates of ${year} are saved.`);
    },
  }),
];

const yearAmong = (today: string, asked: string): AcademicYear | undefined =>
  yearsAround(today).find((year) => year === asked);

async function ofYear(db: Ask['db'], year: AcademicYear) {
  const { from, until } = academicYearPeriod(year);
  return {
    terms: (await termsOf(db)).filter(({ academicYear }) => academicYear === year),
    closures: (await closuresOf(db)).filter(({ startsOn }) => startsOn >= from && startsOn < until),
  };
}
