import { h } from 'preact';
import { newId } from '../../database/id.ts';
import { page, route, type AnyRoute } from '../../web/route.ts';
import { paths } from '../../paths.ts';
import { findPupil, nextStepFor } from '../pupils/index.ts';
import { calendarOf, settingOf } from '../school/index.ts';
import { PupilPage } from './pages.tsx';
import { stageIn, byTerm, storyKinds, storyLength } from './rules.ts';
import { placeOf } from './step-place.ts';
import { documentsHeld, factsOf, headerOf, storyCounts, storyOf } from './store.ts';

export const routes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    at: paths.pupil,
    may: "read a child's record",
    find: ({ db, viewer, params, today }) => findPupil(db, viewer, params['pupil']!, today),
    audit: { says: 'read', subject: 'record', pupil: (pupil) => pupil.id },
    answer: async ({ db, viewer, query, today, flash }, pupil) => {
      const kind = Object.hasOwn(storyKinds, query['kind'] ?? '') ? query['kind'] : undefined;
      const most = query['whole'] === 'yes' ? undefined : storyLength;
      const header = await headerOf(db, pupil.id, today);
      const documents = await documentsHeld(db, pupil.id);
      const facts = await factsOf(db, viewer, pupil.id, { header, documents, today });
      const calendar = await calendarOf(db);
      const step = nextStepFor(facts, today, calendar, await settingOf(db, 'reply-days'));
      const counts = await storyCounts(db, pupil.id);
      const events = await storyOf(db, pupil.id, { kind, most });
      const all = kind
        ? (counts.get(kind) ?? 0)
        : [...counts.values()].reduce((sum, times) => sum + times, 0);
      return page(
        h(PupilPage, {
          viewer,
          flash,
          pupil,
          header,
          step,
          place: placeOf(step, pupil.id, viewer),
          once: newId(),
          documents,
          stage: stageIn(documents, header.livePlan !== undefined),
          chapters: byTerm(events, calendar),
          counts,
          kind,
          isWhole: events.length >= all,
          today,
        }),
      );
    },
  }),
];
