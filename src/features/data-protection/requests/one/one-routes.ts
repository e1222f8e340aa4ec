import { h } from 'preact';
import { untouched, type FormState } from '../../../../basics/form-state.ts';
import { newId } from '../../../../database/id.ts';
import { paths } from '../../../../paths.ts';
import { page, redirect, route, type AnyRoute, type Ask } from '../../../../web/route.ts';
import type { DocumentKind, KindName } from '../../../documents/rules.ts';
import { fullNameOf } from '../../../pupils/rules.ts';
import { readEnding, readStep } from '../forms.ts';
import { stepsOpen } from '../rules.ts';
import { shown } from '../shown.ts';
import { Work } from '../entries/work.tsx';
import { reviewed } from '../entries/store.ts';
import { findOpen, findWhole, type Found } from '../found.ts';
import { addStep, cameWithSchool, endRequest, stepsOf } from '../store.ts';
import { RequestPage } from './pages.tsx';

export const oneRoutes = (kinds: Readonly<Record<KindName, DocumentKind>>): readonly AnyRoute[] => [
  route({
    method: 'GET',
    at: paths.accessRequest,
    may: 'answer requests for a copy',
    find: findWhole,
    audit: { says: 'read', subject: 'request for a copy', pupil: ({ pupil }) => pupil.id },
    answer: (ask, found) => show(ask, kinds, found, untouched({ onDay: ask.today, endedOn: ask.today })),
  }),
  route({
    method: 'POST',
    at: paths.accessRequestStep,
    may: 'answer requests for a copy',
    find: findOpen,
    audit: {
      says: 'noted a change of time on',
      subject: 'request for a copy',
      pupil: ({ pupil }) => pupil.id,
    },
    answer: async (ask, found) => {
      const { request } = found;
      const steps = await stepsOf(ask.db, [request.id]);
      const { isRight, errors, value } = readStep(ask.form, { ...request, steps }, ask.today);
      if (!isRight) return show(ask, kinds, found, { answers: { ...ask.form }, errors }, 422);
      await addStep(ask.db, request.id, value, ask);
      return redirect(paths.accessRequest({ request: request.id }), 'Noted.');
    },
  }),
  route({
    method: 'POST',
    at: paths.accessRequestEnd,
    may: 'answer requests for a copy',
    find: findOpen,
    audit: { says: 'ended', subject: 'request for a copy', pupil: ({ pupil }) => pupil.id },
    answer: async (ask, found) => {
      const { request } = found;
      const { isRight, errors, value } = readEnding(ask.form, request.receivedOn, ask.today);
      if (!isRight) return show(ask, kinds, found, { answers: { ...ask.form }, errors }, 422);
      await endRequest(ask.db, request.id, value);
      return redirect(paths.accessRequest({ request: request.id }), 'The request has ended.');
    },
  }),
];

async function show(
  ask: Ask,
  kinds: Readonly<Record<KindName, DocumentKind>>,
  { request, pupil }: Found,
  form: FormState,
  status: 200 | 422 = 200,
) {
  const { db, viewer, flash, today } = ask;
  const steps = await stepsOf(db, [request.id]);
  const [clocked] = await shown(db, [request], () => fullNameOf(pupil), today);
  const open = stepsOpen({ ...request, steps });
  const once = typeof ask.form['once'] === 'string' ? ask.form['once'] : newId();
  const isGathered = request.gatheredAt !== null;
  const work = h(Work, {
    requestId: request.id,
    isOpen: request.endedOn === null,
    isGathered,
    ...(isGathered ? await reviewed(db, request, kinds) : { entries: [], changed: 0 }),
    tells: request.tellsLeftOut,
    before: (await cameWithSchool(db, pupil.id)) ? paths.pupilLooked({ pupil: pupil.id }) : undefined,
  });
  return page(
    h(RequestPage, { viewer, flash, request: { ...request, ...clocked! }, steps, open, form, once }, work),
    status,
  );
}
