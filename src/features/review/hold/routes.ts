import { h, type ComponentChild } from 'preact';
import { withItem } from '../../../basics/answers.ts';
import { textOf } from '../../../basics/form-values.ts';
import { newId } from '../../../database/id.ts';
import { paths } from '../../../paths.ts';
import { page, redirect, route, type AnyRoute, type Ask } from '../../../web/route.ts';
import { beginDocument, saveAnswers, takeDocumentForm, type StoredDocument } from '../../documents/index.ts';
import { conflictsOf } from '../../documents/rules.ts';
import { staffToChoose } from '../../plan/index.ts';
import { roundOf } from '../../teacher-round/index.ts';
import { viewsState } from '../../views/index.ts';
import { reviewKind } from '../document-kind.ts';
import { findChild, findReview, reviewsOf, writingOf, type FoundReview } from '../find.ts';
import { resultWords, suggestNextSteps } from '../rules.ts';
import {
  deliveredOf,
  earlierCycles,
  hasSpecialist,
  livePlanOf,
  planSince,
  scoresSince,
  startingAnswers,
} from '../store.ts';
import { SaidBefore } from './before.tsx';
import { fieldsOf, isPart, type PartId } from './forms.ts';
import type { Writing } from './frame.tsx';
import { OutcomesPart } from './outcomes-page.tsx';
import { ActionsPart, MeetingPart, NextPart, SupportPart, ViewsPart } from './pages.tsx';

async function findPart(ask: Ask): Promise<(FoundReview & { part: PartId }) | undefined> {
  const { part } = ask.params;
  if (!isPart(part)) return undefined;
  const found = await findReview(ask);
  return found && found.document.status !== 'ended' ? { ...found, part } : undefined;
}

async function findChildToReview(ask: Ask) {
  const pupil = await findChild(ask);
  const plan = pupil && (await livePlanOf(ask.db, pupil.id));
  return pupil && plan && { pupil, plan };
}

export const holdRoutes: readonly AnyRoute[] = [
  route({
    method: 'POST',
    at: paths.reviews,
    may: 'hold a review',
    find: findChildToReview,
    audit: { says: 'began', subject: 'review', pupil: ({ pupil }) => pupil.id },
    answer: async (ask, { pupil, plan }) => {
      const { db, viewer, now } = ask;
      const { open, finished } = await reviewsOf(ask, pupil.id);
      const already = open ?? finished.find(({ answers }) => answers.planId === plan.id);
      if (already) return redirect(paths.review({ document: already.id }));
      const document = await beginDocument(db, {
        pupilId: pupil.id,
        cycleId: plan.cycleId,
        kind: 'review',
        answers: await startingAnswers(db, plan.id),
        staffId: viewer.staffId,
        now,
      });
      return redirect(paths.review({ document }));
    },
  }),
  route({
    method: 'GET',
    at: paths.reviewPart,
    may: 'hold a review',
    find: findPart,
    audit: { says: 'read', subject: 'review, to write on it', pupil: ({ pupil }) => pupil.id },
    answer: async (ask, found) => {
      const fields = fieldsOf(found.part, found.document.answers);
      return page(await show[found.part](ask, found, await writingOf(ask, found, fields)));
    },
  }),
  route({
    method: 'POST',
    at: paths.reviewPart,
    may: 'hold a review',
    find: findPart,
    audit: { says: 'wrote on', subject: 'review', pupil: ({ pupil }) => pupil.id },
    answer: async (ask, found) => {
      const sent = await takeDocumentForm(ask, found.document, reviewKind);
      if (!sent.undecided) return redirect(await nextPlace(ask, found.part, sent.document), 'Saved.');
      const now = { ...found, document: sent.document };
      const writing = {
        ...(await writingOf(ask, now, [])),
        form: sent.form,
        conflicts: conflictsOf(reviewKind, sent.saved),
      };
      return page(await show[found.part](ask, now, writing), 409);
    },
  }),
];

/** Back to the review, or to the actions with one more or one fewer. */
async function nextPlace(ask: Ask, part: PartId, document: StoredDocument): Promise<string> {
  const at = { document: document.id };
  const [add, remove] = [textOf(ask.form, 'add'), textOf(ask.form, 'remove')];
  if (part !== 'actions' || (!add && !remove)) return paths.review(at);
  const { answers } = document;
  const isThere = (id: string) => Object.keys(answers).some((field) => field.startsWith(`action.${id}.`));
  const mine =
    remove !== ''
      ? Object.fromEntries(
          Object.keys(answers)
            .filter((field) => field.startsWith(`action.${remove}.`))
            .map((field) => [field, '']),
        )
      : /^[0-9a-z]{26}$/.test(add) && !isThere(add)
        ? withItem(answers, 'action', add)
        : {};
  const { viewer, now } = ask;
  await saveAnswers(ask.db, document, { base: document.revision, mine, staffId: viewer.staffId, now });
  return paths.reviewPart({ ...at, part });
}

type Show = (ask: Ask, found: FoundReview, writing: Writing) => Promise<ComponentChild> | ComponentChild;

const show: Record<PartId, Show> = {
  meeting: (_ask, _found, writing) => h(MeetingPart, { writing }),
  views: async ({ db, viewer, today }, { document, pupil }, writing) => {
    const views = await viewsState(db, viewer, pupil.id, document.id, today);
    const before = h(SaidBefore, { documentId: document.id, views, round: await roundOf(db, document.id) });
    return h(ViewsPart, { writing, before });
  },
  outcomes: async ({ db, today }, { document, pupil }, writing) =>
    h(OutcomesPart, {
      writing,
      delivered: await deliveredOf(db, pupil.id, writing.review.planId ?? '', today),
      scores: await scoresSince(db, pupil.id, await planSince(db, writing.review.planId, document.createdAt)),
    }),
  support: async ({ db, today }, { pupil }, writing) =>
    h(SupportPart, {
      writing,
      delivered: await deliveredOf(db, pupil.id, writing.review.planId ?? '', today),
    }),
  actions: async ({ db, today }, _found, writing) => {
    const staff = (await staffToChoose(db, today)).map(({ id, name }) => ({ value: id, label: name }));
    return h(ActionsPart, { writing, staff, fresh: newId() });
  },
  next: async ({ db }, { document, pupil }, writing) => {
    const { review } = writing;
    const results = review.outcomes.flatMap(({ result }) => (result ? [resultWords[result]] : []));
    const suggestions = suggestNextSteps({
      cycles: [...(await earlierCycles(db, pupil.id, document.id)), { results }],
      specialistInvolved: await hasSpecialist(db, pupil.id, review.planId ?? ''),
      wellBelowPeers: review.isWellBelowPeers,
    });
    return h(NextPart, { writing, suggestions });
  },
};
