import { h } from 'preact';
import { untouched } from '../../../basics/form-state.ts';
import { newId } from '../../../database/id.ts';
import { paths } from '../../../paths.ts';
import { page, redirect, route, type Answer, type AnyRoute, type Ask } from '../../../web/route.ts';
import { readDecision } from './forms.ts';
import { DecidePage, PilesPage, type DecideProps } from './pages.tsx';
import type { MissedPile } from './rules.ts';
import { decideOnMissed, decisionsAbout, isVisibleProvision, pilesOf } from './store.ts';

export const routes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    at: paths.missed,
    may: 'decide on missed sessions',
    find: ({ db, viewer, today }) => pilesOf(db, viewer, today),
    audit: {
      says: 'read',
      subject: 'missed sessions',
      pupil: (piles) => piles.map(({ pupilId }) => pupilId),
    },
    answer: ({ viewer, flash }, piles) => page(h(PilesPage, { viewer, flash, piles })),
  }),
  route({
    method: 'GET',
    at: paths.missedDecide,
    may: 'decide on missed sessions',
    find: findPile,
    audit: { says: 'read', subject: 'missed sessions', pupil: ({ pupilId }) => pupilId },
    answer: async (ask, pile) => page(await decidePage(ask, pile, { once: newId() })),
  }),
  route({
    method: 'POST',
    at: paths.missedDecide,
    may: 'decide on missed sessions',
    find: async (ask) => (await findPile(ask)) ?? ((await isVisible(ask)) ? 'decided' : undefined),
    audit: {
      says: 'decided',
      subject: 'missed sessions',
      pupil: (pile) => (pile === 'decided' ? null : pile.pupilId),
    },
    answer: (ask, pile) => (pile === 'decided' ? alreadyDecided(ask) : decide(ask, pile)),
  }),
];

async function decide(ask: Ask, pile: MissedPile): Promise<Answer> {
  const read = readDecision(ask.form);
  const again = {
    once: String(ask.form['once'] ?? newId()),
    form: { ...untouched(ask.form), errors: read.errors },
  };
  if (Object.keys(read.errors).length) return page(await decidePage(ask, pile, again), 422);
  if (read.upTo !== pile.sessions.at(-1)!.on)
    return page(await decidePage(ask, pile, { ...again, changedMeanwhile: true }), 409);
  await decideOnMissed(ask.db, {
    pile,
    decision: read.decision,
    why: read.why,
    by: ask.viewer,
    today: ask.today,
    now: ask.now,
  });
  const toPlan = read.decision === 'change-plan' || read.decision === 'other-adult';
  return toPlan
    ? redirect(
        paths.plan({ document: pile.planId }),
        'The decision is recorded. Now change the plan to match.',
      )
    : redirect(paths.delivery({ pupil: pile.pupilId }), 'The decision is recorded');
}

async function alreadyDecided({ db, viewer, today }: Ask): Promise<Answer> {
  const flash = 'Somebody has decided about these sessions already. Nothing was written twice.';
  return page(h(PilesPage, { viewer, flash, piles: await pilesOf(db, viewer, today) }), 409);
}

async function decidePage(
  ask: Ask,
  pile: MissedPile,
  rest: Pick<DecideProps, 'once'> & Partial<DecideProps>,
) {
  const earlier = (await decisionsAbout(ask.db, pile.pupilId)).filter(
    ({ provisionId }) => provisionId === pile.provisionId,
  );
  return h(DecidePage, { viewer: ask.viewer, pile, earlier, form: untouched(), ...rest });
}

const isVisible = ({ db, viewer, params, today }: Ask) =>
  isVisibleProvision(db, viewer, params['provision']!, today);

async function findPile({ db, viewer, params, today }: Ask): Promise<MissedPile | undefined> {
  return (await pilesOf(db, viewer, today, { provisionId: params['provision']! }))[0];
}
