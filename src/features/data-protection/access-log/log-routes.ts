import { h } from 'preact';
import { dateOfInstant } from '../../../basics/dates.ts';
import { lastSeal } from '../../../database/audit-chain/seal.ts';
import { linesBefore } from '../../../database/merge/lines-before.ts';
import { paths } from '../../../paths.ts';
import { page, route, type AnyRoute } from '../../../web/route.ts';
import { findPupil } from '../../pupils/index.ts';
import { AccessLogPage } from './pages.tsx';
import { entriesOf, momentsOf, monthFrom, spanOfBoth } from './rules.ts';
import { linesOf, longestMonth, lookersOf, spanOf } from './store.ts';

export const logRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    at: paths.pupilLooked,
    may: 'see who has looked',
    find: ({ db, viewer, params, today }) => findPupil(db, viewer, params['pupil']!, today),
    audit: { says: 'saw who has looked', subject: 'audit', pupil: (pupil) => pupil.id },
    answer: async ({ db, viewer, query, today, services }, pupil) => {
      const month = monthFrom(query['month'], today);
      const own = await lookersOf(db, pupil.id);
      const askBefore = (of: string | undefined) =>
        linesBefore(
          services.database,
          { schoolId: viewer.schoolId, pupilId: pupil.id },
          { ...momentsOf(month), atMost: longestMonth, person: of },
        );
      const everybody = await askBefore(undefined);
      const people = [...own, ...everybody.people];
      const person = people.find(({ id }) => id === query['person']);
      const before = person && everybody.lines.length ? await askBefore(person.id) : everybody;
      const lines = [...(await linesOf(db, pupil.id, { month, person: person?.id })), ...before.lines];
      const span = spanOfBoth(await spanOf(db, pupil.id), before.span);
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
          isCut: lines.length >= longestMonth,
          sealedUpTo: (await lastSeal(db))?.to_at,
        }),
      );
    },
  }),
];
