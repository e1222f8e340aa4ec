import type { Ask } from '../../web/route.ts';
import {
  documentsOf,
  findWithPupil,
  notePresence,
  whoElseIsIn,
  type FoundDocument,
} from '../documents/index.ts';
import { formOf, type FieldNames } from '../documents/rules.ts';
import { findPupil, type Pupil } from '../pupils/index.ts';
import { firstNameOf, fullNameOf } from '../pupils/rules.ts';
import type { Writing } from './hold/frame.tsx';
import { reviewFrom } from './rules.ts';

export type FoundReview = FoundDocument;

/** The review in the address, with its child, through the viewer. */
export async function findReview({ db, viewer, params, today }: Ask): Promise<FoundReview | undefined> {
  return findWithPupil(db, viewer, params['document']!, today, 'review');
}

/** The child in the address, through the viewer. */
export const findChild = ({ db, viewer, params, today }: Ask): Promise<Pupil | undefined> =>
  findPupil(db, viewer, params['pupil']!, today);

/** A child's reviews, newest first: the one being written, and those that are finished. */
export async function reviewsOf({ db }: Ask, pupilId: string) {
  const all = await documentsOf(db, pupilId, 'review');
  return {
    open: all.find(({ status }) => status === 'draft'),
    finished: all.filter(({ status }) => status !== 'draft'),
  };
}

/** What a page of the form shows: the answers, what is still missing, who else is in it. */
export async function writingOf(
  ask: Ask,
  { document, pupil }: FoundReview,
  fields: FieldNames,
): Promise<Writing> {
  await notePresence(ask.db, document.id, ask.viewer.staffId, ask.now);
  return {
    viewer: ask.viewer,
    childName: fullNameOf(pupil),
    firstName: firstNameOf(pupil),
    document,
    review: reviewFrom(document.answers),
    form: formOf(document.answers, fields),
    others: await whoElseIsIn(ask.db, document.id, ask.viewer.staffId, ask.now),
    flash: ask.flash,
  };
}
