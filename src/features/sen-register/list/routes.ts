import { h } from 'preact';
import { textOf, type FormValues } from '../../../basics/form-values.ts';
import { needsInOrder } from '../../../basics/needs.ts';
import { termFrom } from '../../../basics/school-days.ts';
import { yearInWords } from '../../../basics/year-group.ts';
import { renderCsv } from '../../../files/csv-out.ts';
import { paths } from '../../../paths.ts';
import { page, route, type AnyRoute, type Ask } from '../../../web/route.ts';
import { calendarOf } from '../../school/index.ts';
import { readFilter } from './forms.ts';
import { RegisterPage } from './pages.tsx';
import { countsOf, inOrderOf, isAskedFor, isCalled, reviewDays, type RegisterFilter } from './rules.ts';
import { registerRows } from './store.ts';
import { areasInWords, needsInWords, statusWords } from './words.ts';

export const routes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    at: paths.register,
    may: 'see the register',
    find: (ask) => look(ask, ask.query),
    audit: { says: 'looked', subject: 'register', pupil: () => null },
    answer: ({ viewer, flash }, looked) => page(h(RegisterPage, { viewer, flash, ...looked })),
  }),
  // Finding a name reads and changes nothing; it is a POST so that the name is in no address, history or log.
  route({
    method: 'POST',
    at: paths.register,
    may: 'see the register',
    find: (ask) => look(ask, ask.form),
    audit: { says: 'looked for a name', subject: 'register', pupil: () => null },
    answer: ({ viewer, flash }, looked) => page(h(RegisterPage, { viewer, flash, ...looked })),
  }),
  route({
    method: 'GET',
    at: paths.registerDownload,
    costly: 'the whole register',
    may: 'download the register',
    find: (ask) => look(ask, ask.query),
    audit: { says: 'downloaded', subject: 'register', pupil: ({ found }) => found.map(({ id }) => id) },
    answer: ({ today }, { found }) => ({
      kind: 'file',
      type: 'text/csv; charset=utf-8',
      name: `sen-register-${today}.csv`,
      body: renderCsv(
        [
          'Surname and forename',
          'Year',
          'Class',
          'SEN provision',
          'Status',
          'Since',
          'Need 1',
          'Need 2',
        ].concat('All needs', 'Areas of need', 'Responsible', 'Next review'),
        found.map((row) => [
          row.surname,
          row.firstName,
          yearInWords(row.year),
          row.className,
          row.status === 'K' || row.status === 'E' ? row.status : 'N',
          row.status && statusWords[row.status],
          row.since,
          needsInOrder(row.needs)[0]?.code,
          needsInOrder(row.needs)[1]?.code,
          needsInWords(row.needs),
          areasInWords(row.needs),
          row.teacher,
          row.reviewOn,
        ]),
      ),
    }),
  }),
];

async function look({ db, viewer, today }: Ask, asked: FormValues) {
  const filter: RegisterFilter = readFilter(asked);
  const typed = textOf(asked, 'find').slice(0, 100);
  const [all, termEnds] = await Promise.all([
    registerRows(db, viewer, today, filter.show),
    filter.review === 'term' ? endOfTerm(db, today) : undefined,
  ]);
  const days = reviewDays(today, termEnds);
  const found = all.filter((row) => isAskedFor(row, filter, days) && (!typed || isCalled(row, typed)));
  return { filter, typed, all, counts: countsOf(all, days), found: inOrderOf(found, filter.order), days };
}

async function endOfTerm(db: Ask['db'], today: string): Promise<string | undefined> {
  return termFrom(await calendarOf(db), today)?.endsOn;
}
