import { h } from 'preact';
import { dateOfInstant } from '../../../basics/dates.ts';
import { lastSeal } from '../../../database/audit-chain/seal.ts';
import { paths } from '../../../paths.ts';
import { page, route, type AnyRoute } from '../../../web/route.ts';
import { findPupil } from '../../pupils/index.ts';
import { AccessLogPage } from './pages.tsx';
import { entriesOf, monthFrom } from './rules.ts';
import { linesOf, longestMonth, lookersOf, spanOf } from './store.ts';

export const logRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    at: paths.pupilLooked,
    may: 'see who has looked',
    find: ({ db, viewer, params, today }) => findPupil(db, viewer, params['pupil']!, today),
    audit: { says: 'saw who has looked', subject: 'audit', pupil: (pupil) => pupil.id },
    answer: async ({ db, viewer, query, today }, pupil) => {
      const month = monthFrom(query['month'], today);
      const people = await lookersOf(db, pupil.id);
      const person = people.find(({ id }) => id === query['person']);
      const lines = await linesOf(db, pupil.id, { month, person: person?.id });
      const span = await spanOf(db, pupil.id);
      return page(
        h(AccessLogPage, {
          viewer,
          pupil,
          month,
          person,
          people,
          entries: entriesOf(lines, month),
          earlier: span !== undefined && dateOfInstant(span.first).slice(0, 7) < month,
          later: span !== undefined && month < dateOfInstant(span.last).slice(0, 7),
          isCut: lines.length === longestMonth,
          sealedUpTo: (await lastSeal(db))?.to_at,
        }),
      );
    },
  }),
];
