import { h } from 'preact';
import { academicYearOf, academicYearPeriod } from '../../basics/academic-year.ts';
import { yearGroups, yearInWords } from '../../basics/year-group.ts';
import { paths } from '../../paths.ts';
import { always, page, route, type AnyRoute } from '../../web/route.ts';
import { settingOf } from '../school/index.ts';
import { TotalsPage } from './pages.tsx';
import { suppressed, suppressedAlone, sumShown, wholeCounts } from './rules.ts';
import { numbersOf } from './store.ts';

export const routes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    at: paths.totals,
    may: 'see the totals',
    find: always,
    audit: { says: 'looked', subject: 'totals', pupil: () => null },
    answer: async ({ db, viewer, today }) => {
      const year = academicYearOf(today);
      const numbers = await numbersOf(db, { today, yearBegan: academicYearPeriod(year).from });
      const minimum = await settingOf(db, 'meeting-minimum');
      const count = (label: string, number: number | undefined) => ({ label, number: number ?? 0 });
      const { byStatus, byYear, byArea, support, reviews, meetings } = numbers;
      const atLeast = [...meetings].reduce(
        (sum, [times, children]) => sum + (times >= minimum ? children : 0),
        0,
      );
      const some = [...meetings].reduce(
        (sum, [times, children]) => sum + (times > 0 && times < minimum ? children : 0),
        0,
      );
      const whole = wholeCounts(numbers);
      return page(
        h(TotalsPage, {
          viewer,
          year,
          minimum,
          roll: sumShown(whole),
          status: [
            ...suppressed(whole).slice(0, 2),
            ...suppressedAlone([count('Being watched', byStatus.get('watched'))]),
          ],
          years: suppressed(
            yearGroups
              .filter((group) => byYear.has(group))
              .map((group) => count(yearInWords(group), byYear.get(group))),
          ),
          areas: suppressedAlone([...byArea].map(([label, number]) => count(label, number))),
          support: suppressed([
            count('Told first', support.toldFirst),
            count('No letter on record before it began', support.notToldFirst),
          ]),
          reviews: suppressed([
            count('Held by the date', reviews.onTime),
            count('Late, or not held yet', reviews.late),
          ]),
          meetings: suppressed([
            count(`${minimum} or more`, atLeast),
            count(`1 to ${minimum - 1}`, some),
            count('None yet', meetings.get(0)),
          ]),
        }),
      );
    },
  }),
];
