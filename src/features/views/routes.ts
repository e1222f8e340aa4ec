import { h } from 'preact';
import { untouched, type FormState } from '../../basics/form-state.ts';
import { textOf } from '../../basics/form-values.ts';
import { may } from '../../basics/permissions.ts';
import { newId } from '../../database/id.ts';
import { paths } from '../../paths.ts';
import { page, redirect, route, type AnyRoute, type Ask } from '../../web/route.ts';
import { findWithPupil, type FoundDocument } from '../documents/index.ts';
import type { KindName } from '../documents/rules.ts';
import { colleaguesOf } from '../teacher-round/index.ts';
import { readView } from './forms.ts';
import { RecordViewPage, ViewsPage } from './pages.tsx';
import type { ViewsState, Voice } from './rules.ts';
import { recordView, viewsState } from './store.ts';

interface Found extends FoundDocument {
  readonly state: ViewsState;
}

async function findViews({ db, viewer, params, today }: Ask): Promise<Found | undefined> {
  const found = await findWithPupil(db, viewer, params['document']!, today);
  if (!found) return undefined;
  const { document, pupil } = found;
  return { ...found, state: await viewsState(db, viewer, pupil.id, document.id, today) };
}

async function findVoice(ask: Ask): Promise<(Found & { voice: Voice }) | undefined> {
  const found = await findViews(ask);
  const contact = ask.params['contact'];
  const voice =
    found &&
    (contact === undefined
      ? found.state.child
      : found.state.parents.find(({ contactId }) => contactId === contact));
  return found && voice && { ...found, voice };
}

const places = [paths.documentViewChild, paths.documentViewParent] as const;

export const routes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    at: paths.documentViews,
    may: "read a child's record",
    find: findViews,
    audit: { says: 'read', subject: 'views', pupil: ({ pupil }) => pupil.id },
    answer: ({ viewer, today, flash }, { document, pupil, state }) =>
      page(
        h(ViewsPage, {
          viewer,
          pupil,
          documentId: document.id,
          state,
          today,
          mayRecord: may(viewer, 'record views'),
          back: wayBack[document.kind](document.id),
          flash,
        }),
      ),
  }),
  ...places.flatMap((at) => [
    route({
      method: 'GET',
      at,
      may: 'record views',
      find: findVoice,
      audit: { says: 'read', subject: 'views', pupil: ({ pupil }) => pupil.id },
      answer: async (ask, found) =>
        page(await recordPage(ask, found, untouched({ onDay: ask.today }), newId())),
    }),
    route({
      method: 'POST',
      at,
      may: 'record views',
      find: findVoice,
      audit: { says: 'recorded', subject: 'views', pupil: ({ pupil }) => pupil.id },
      answer: async (ask, found) => {
        const { db, viewer, now, today } = ask;
        const { document, pupil, voice } = found;
        const read = readView(ask.form, voice.whose, today);
        if (!read.ok)
          return page(await recordPage(ask, found, read.form, textOf(ask.form, 'once') || newId()), 422);
        const asker = textOf(ask.form, 'askedBy');
        const known = (await colleaguesOf(db, today)).some(({ id }) => id === asker);
        await recordView(db, {
          pupilId: pupil.id,
          documentId: document.id,
          whose: voice.whose,
          contactId: voice.contactId,
          askedBy: known ? asker : null,
          staffId: viewer.staffId,
          now,
          ...read.said,
        });
        return redirect(paths.documentViews({ document: document.id }), 'It is kept as it was said.');
      },
    }),
  ]),
];

/** Views belong to a document: the way back is to it. */
const wayBack: Record<KindName, (document: string) => { href: string; text: string }> = {
  'early-discussion': (document) => ({ href: paths.earlyDiscussionNote({ document }), text: 'The note' }),
  assessment: (document) => ({ href: paths.assessment({ document }), text: 'The assessment' }),
  plan: (document) => ({ href: paths.plan({ document }), text: 'The plan' }),
  review: (document) => ({ href: paths.review({ document }), text: 'The review' }),
};

async function recordPage(
  ask: Ask,
  { document, pupil, voice }: Found & { voice: Voice },
  form: FormState,
  once: string,
) {
  const { db, viewer, today } = ask;
  const colleagues = (await colleaguesOf(db, today)).filter(({ id }) => id !== viewer.staffId);
  const action =
    voice.contactId === null
      ? paths.documentViewChild({ document: document.id })
      : paths.documentViewParent({ document: document.id, contact: voice.contactId });
  return h(RecordViewPage, { viewer, pupil, voice, documentId: document.id, action, colleagues, form, once });
}
