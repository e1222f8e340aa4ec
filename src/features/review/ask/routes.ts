import { h } from 'preact';
import { newId } from '../../../database/id.ts';
import { paths } from '../../../paths.ts';
import { page, redirect, route, type AnyRoute, type Ask } from '../../../web/route.ts';
import { addSchoolDays } from '../../../basics/school-days.ts';
import { noticesOf, writeNotice } from '../../notices/index.ts';
import { toldAbout } from '../../plan/index.ts';
import type { Pupil } from '../../pupils/index.ts';
import { firstNameOf, fullNameOf } from '../../pupils/rules.ts';
import { calendarOf } from '../../school/index.ts';
import { askTeachers, daysToAnswer, roundOf, teachersOf, tellColleagues } from '../../teacher-round/index.ts';
import { timesOf } from '../arrange/letters.ts';
import { openMeetingOf } from '../arrange/store.ts';
import { findReview, type FoundReview } from '../find.ts';
import { viewsAskedLetter } from './letter.ts';
import { AskForViewsPage } from './pages.tsx';

const findOpenReview = async (ask: Ask): Promise<FoundReview | undefined> => {
  const found = await findReview(ask);
  return found?.document.status === 'draft' ? found : undefined;
};

export const askRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    at: paths.reviewAsk,
    may: 'arrange a review',
    find: findOpenReview,
    audit: { says: 'read', subject: 'review, to ask for views', pupil: ({ pupil }) => pupil.id },
    answer: async (ask, found) => {
      const { document, pupil } = found;
      return page(
        h(AskForViewsPage, {
          viewer: ask.viewer,
          childName: fullNameOf(pupil),
          once: newId(),
          document: document.id,
          letter: await viewsLetter(ask, pupil),
          to: (await toldAbout(ask.db, pupil, ask.today)).to,
          colleagues: await toAsk(ask, found),
          askedOn: await askedOn(ask, found),
        }),
      );
    },
  }),
  route({
    method: 'POST',
    at: paths.reviewAsk,
    may: 'arrange a review',
    find: findOpenReview,
    audit: { says: 'asked for', subject: 'views before a review', pupil: ({ pupil }) => pupil.id },
    answer: async (ask, { document, pupil }) => {
      const { db, viewer, today, now } = ask;
      await writeNotice(db, {
        pupilId: pupil.id,
        kind: 'views-asked',
        letter: await viewsLetter(ask, pupil),
        documentId: document.id,
        to: (await toldAbout(db, pupil, today)).to,
        by: viewer,
        today,
        now,
      });
      const colleagues = await askTeachers(db, {
        pupilId: pupil.id,
        documentId: document.id,
        staffId: viewer.staffId,
        now,
        today,
        dueOn: addSchoolDays(await calendarOf(db), today, daysToAnswer),
      });
      ask.afterwards(() => {
        ask.services.wakePost();
        tellColleagues(ask.services, colleagues, false);
      });
      return redirect(paths.review({ document: document.id }), 'They are asked. The letter is on its way.');
    },
  }),
];

async function viewsLetter({ db, today }: Ask, pupil: Pupil) {
  const { toChild } = await toldAbout(db, pupil, today);
  const open = await openMeetingOf(db, pupil.id);
  return viewsAskedLetter(
    { firstName: firstNameOf(pupil), toChild },
    open && open.onDay >= today ? timesOf(open) : undefined,
  );
}

/** Everybody who works with the child and has not been asked for this review yet. */
async function toAsk({ db, viewer, today }: Ask, { document, pupil }: FoundReview): Promise<string[]> {
  const asked = new Set((await roundOf(db, document.id))?.answers.map(({ staffId }) => staffId));
  return (await teachersOf(db, pupil.id, today))
    .filter(({ id }) => !asked.has(id) && id !== viewer.staffId)
    .map(({ name }) => name);
}

/** When the parents were last asked for this review. */
async function askedOn({ db }: Ask, { document, pupil }: FoundReview): Promise<string | undefined> {
  const asked = (await noticesOf(db, pupil.id)).find(
    ({ kind, createdAt }) => kind === 'views-asked' && createdAt >= document.createdAt,
  );
  return asked?.createdAt;
}
