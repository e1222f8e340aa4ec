import { h } from 'preact';
import { isYoungPerson } from '../../basics/academic-year.ts';
import { textOf } from '../../basics/form-values.ts';
import { newId } from '../../database/id.ts';
import { paths } from '../../paths.ts';
import { page, redirect, route, type AnyRoute, type Ask } from '../../web/route.ts';
import { concernsOf } from '../concerns/index.ts';
import { openCycleOf } from '../cycle/index.ts';
import {
  agreeVersion,
  beginDocument,
  documentsOf,
  findWithPupil,
  takeDocumentForm,
  whoElseIsIn,
  type FoundDocument,
} from '../documents/index.ts';
import { answersIn, conflictsOf, formOf } from '../documents/rules.ts';
import { writeNotice } from '../notices/index.ts';
import { findPupil, parentsOf, type Pupil } from '../pupils/index.ts';
import { firstNameOf } from '../pupils/rules.ts';
import { settingsOf } from '../school/index.ts';
import { noteLetter } from './letter.ts';
import { LetterPage, NotePage, TalksPage } from './pages.tsx';
import { earlyDiscussionKind, fields, missingIn } from './rules.ts';
import { ownContactOf, recordTalk } from './store.ts';

const may = 'record an early discussion';
const pupilOf = ({ db, viewer, params, today }: Ask) => findPupil(db, viewer, params['pupil']!, today);

async function noteOf({ db, viewer, params, today }: Ask): Promise<FoundDocument | undefined> {
  return findWithPupil(db, viewer, params['document']!, today, 'early-discussion');
}

export const routes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    at: paths.earlyDiscussion,
    may,
    find: pupilOf,
    audit: { says: 'read', subject: 'early discussions', pupil: ({ id }) => id },
    answer: async ({ db, viewer, flash }, pupil) => {
      const notes = await documentsOf(db, pupil.id, 'early-discussion');
      return page(h(TalksPage, { viewer, pupil, notes, once: newId(), flash }));
    },
  }),
  route({
    method: 'POST',
    at: paths.earlyDiscussion,
    may,
    find: pupilOf,
    audit: { says: 'began', subject: 'note of an early discussion', pupil: ({ id }) => id },
    answer: async ({ db, viewer, today, now }, pupil) => {
      const draft = (await documentsOf(db, pupil.id, 'early-discussion')).find(
        ({ status }) => status === 'draft',
      );
      if (draft) return redirect(paths.earlyDiscussionNote({ document: draft.id }));
      // What a parent said already need not be asked and typed again.
      const told = (await concernsOf(db, pupil.id)).filter(({ raisedAs }) => raisedAs === 'parent')[0];
      const document = await beginDocument(db, {
        pupilId: pupil.id,
        cycleId: (await openCycleOf(db, pupil.id))?.id ?? null,
        kind: 'early-discussion',
        answers: { heldOn: today, parentsConcerns: told?.words ?? '' },
        staffId: viewer.staffId,
        now,
      });
      return redirect(paths.earlyDiscussionNote({ document }));
    },
  }),
  route({
    method: 'GET',
    at: paths.earlyDiscussionNote,
    may,
    find: noteOf,
    audit: { says: 'read', subject: 'note of an early discussion', pupil: ({ pupil }) => pupil.id },
    answer: async (ask, { document, pupil }) => {
      const others = await whoElseIsIn(ask.db, document.id, ask.viewer.staffId, ask.now);
      const form = formOf(document.answers, fields);
      return page(h(NotePage, { viewer: ask.viewer, pupil, document, form, others, flash: ask.flash }));
    },
  }),
  route({
    method: 'POST',
    at: paths.earlyDiscussionNote,
    may,
    find: noteOf,
    audit: { says: 'wrote', subject: 'note of an early discussion', pupil: ({ pupil }) => pupil.id },
    answer: async (ask, found) => {
      const { viewer } = ask;
      const { document, pupil } = found;
      const reason = textOf(ask.form, 'reason');
      if (document.status !== 'draft') {
        const typed = answersIn(ask.form, fields);
        const errors = Object.fromEntries(missingIn(typed, ask.today).map(({ field, say }) => [field, say]));
        if (!reason) errors['reason'] = 'Write why the note is changed';
        const form = formOf({ ...typed, reason }, fields, errors);
        if (Object.keys(errors).length)
          return page(h(NotePage, { viewer, pupil, document, form, others: [] }), 422);
      }
      const sent = await takeDocumentForm(ask, document, earlyDiscussionKind);
      if (sent.undecided) {
        const conflicts = conflictsOf(earlyDiscussionKind, sent.saved);
        const form = { ...sent.form, answers: { ...sent.form.answers, reason } };
        return page(
          h(NotePage, { viewer, pupil, document: sent.document, form, others: [], conflicts }),
          409,
        );
      }
      if (document.status === 'draft')
        return redirect(paths.earlyDiscussionLetter({ document: document.id }));
      await finish(ask, { ...found, document: sent.document }, reason);
      return redirect(
        paths.earlyDiscussion({ pupil: pupil.id }),
        'The note is amended, and the parents get the new one.',
      );
    },
  }),
  route({
    method: 'GET',
    at: paths.earlyDiscussionLetter,
    may,
    find: noteOf,
    audit: { says: 'read', subject: 'letter about an early discussion', pupil: ({ pupil }) => pupil.id },
    answer: async (ask, found) => page(await letterPage(ask, found)),
  }),
  route({
    method: 'POST',
    at: paths.earlyDiscussionLetter,
    may,
    find: noteOf,
    audit: {
      says: 'finished and sent',
      subject: 'note of an early discussion',
      pupil: ({ pupil }) => pupil.id,
    },
    answer: async (ask, found) => {
      const { document, pupil } = found;
      if (missingIn(document.answers, ask.today).length) return page(await letterPage(ask, found, true), 422);
      if (document.status === 'draft') await finish(ask, found, 'Sent to the parents');
      return redirect(
        paths.earlyDiscussion({ pupil: pupil.id }),
        'The note is finished, and on its way to the parents.',
      );
    },
  }),
];

/** The note becomes a version, the talk a meeting, and the letter goes to every parent. */
async function finish(ask: Ask, { document, pupil }: FoundDocument, reason: string): Promise<void> {
  const { db, viewer, today, now } = ask;
  const version = await agreeVersion(db, document, { reason, staffId: viewer.staffId, now });
  await recordTalk(db, {
    pupilId: pupil.id,
    documentId: document.id,
    answers: document.answers,
    version,
    staffId: viewer.staffId,
    now,
  });
  await writeNotice(db, {
    pupilId: pupil.id,
    kind: 'early-discussion',
    letter: await letterOf(ask, { document, pupil }),
    documentId: document.id,
    version,
    to: await addresseesOf(ask, pupil),
    by: viewer,
    today,
    now,
  });
  ask.afterwards(() => ask.services.wakePost());
}

/** A young person gets the letter themselves, where they have an address of their own (Code chapter 8). */
async function addresseesOf({ db, today }: Ask, pupil: Pupil) {
  const own = isYoungPerson(pupil.dateOfBirth, today) ? await ownContactOf(db, pupil.id) : undefined;
  return own ? [own] : parentsOf(db, pupil.id, today);
}

async function letterOf({ db }: Ask, { document, pupil }: FoundDocument) {
  const settings = await settingsOf(db);
  return noteLetter(document.answers, firstNameOf(pupil), {
    name: settings['sendiass-name'],
    phone: settings['sendiass-phone'],
    email: settings['sendiass-email'],
    website: settings['sendiass-website'],
  });
}

async function letterPage(ask: Ask, found: FoundDocument, refused = false) {
  const { document, pupil } = found;
  return h(LetterPage, {
    viewer: ask.viewer,
    pupil,
    document,
    letter: await letterOf(ask, found),
    missing: missingIn(document.answers, ask.today),
    to: await addresseesOf(ask, pupil),
    youngPerson: isYoungPerson(pupil.dateOfBirth, ask.today),
    once: newId(),
    refused,
  });
}
