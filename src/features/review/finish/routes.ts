import { h } from 'preact';
import { textOf } from '../../../basics/form-values.ts';
import { newId } from '../../../database/id.ts';
import { paths } from '../../../paths.ts';
import { page, redirect, route, type AnyRoute, type Ask } from '../../../web/route.ts';
import { firstNameOf, fullNameOf } from '../../pupils/rules.ts';
import { meetingsOf } from '../count.ts';
import { findReview, type FoundReview } from '../find.ts';
import { reviewFrom } from '../rules.ts';
import { draftLetters, finishReview, missingToFinish } from './finish.ts';
import { FinishPage } from './pages.tsx';

const findOpen = async (ask: Ask): Promise<FoundReview | undefined> => {
  const found = await findReview(ask);
  return found?.document.status === 'ended' ? undefined : found;
};

export const finishRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    at: paths.reviewFinish,
    may: 'hold a review',
    find: findOpen,
    audit: { says: 'read', subject: 'review, to finish it', pupil: ({ pupil }) => pupil.id },
    answer: async (ask, found) => {
      const missing = await missingToFinish({ ...ask, ...found });
      if (missing.length) return redirect(paths.review({ document: found.document.id }));
      return page(await finishPage(ask, found, newId(), {}));
    },
  }),
  route({
    method: 'POST',
    at: paths.reviewFinish,
    may: 'hold a review',
    find: findOpen,
    audit: { says: 'finished', subject: 'review', pupil: ({ pupil }) => pupil.id },
    answer: async (ask, found) => {
      const { document, pupil } = found;
      const review = paths.review({ document: document.id });
      if ((await missingToFinish({ ...ask, ...found })).length)
        return redirect(review, 'Something is still missing.');
      if (document.revision !== Number(textOf(ask.form, 'revision')))
        return redirect(
          paths.reviewFinish({ document: document.id }),
          'The review was changed meanwhile. Read the letter again.',
        );
      const isChange = document.status === 'finished';
      const reason = textOf(ask.form, 'reason');
      if (isChange && !reason) {
        const errors = { reason: 'Say what has changed, and why' };
        return page(await finishPage(ask, found, textOf(ask.form, 'once'), errors), 422);
      }
      const nextPlan = await finishReview({ ...ask, ...found, reason: isChange ? reason : undefined });
      ask.afterwards(ask.services.wakePost);
      if (isChange) return redirect(review, 'The change is kept. The letter is on its way.');
      const { held, minimum } = await meetingsOf(ask.db, pupil.id, ask.today);
      const done = `The review is finished and the letter is on its way. Meeting ${held} of ${minimum} this year.`;
      return nextPlan
        ? redirect(paths.plan({ document: nextPlan }), `${done} Here is the draft of the next plan.`)
        : redirect(review, done);
    },
  }),
];

async function finishPage(ask: Ask, found: FoundReview, once: string, errors: Record<string, string>) {
  const { document, pupil } = found;
  const isChange = document.status === 'finished';
  const reason = textOf(ask.form, 'reason');
  const letters = await draftLetters({
    ...ask,
    ...found,
    reason: isChange ? reason || '[What you write below stands here.]' : undefined,
  });
  return h(FinishPage, {
    viewer: ask.viewer,
    childName: fullNameOf(pupil),
    firstName: firstNameOf(pupil),
    document,
    review: reviewFrom(document.answers),
    ...letters,
    isChange,
    once,
    form: { answers: { reason }, errors },
  });
}
