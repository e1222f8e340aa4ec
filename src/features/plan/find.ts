import type { Ask } from '../../web/route.ts';
import { changedFields } from '../../basics/answers.ts';
import {
  findDocument,
  notePresence,
  versionsOf,
  whoElseIsIn,
  type StoredDocument,
} from '../documents/index.ts';
import { formOf, type FieldNames } from '../documents/rules.ts';
import { findPupil, type Pupil } from '../pupils/index.ts';
import { firstNameOf, fullNameOf } from '../pupils/rules.ts';
import { adviceOn } from './advice.ts';
import { planFrom } from './rules.ts';
import type { Writing } from './write/frame.tsx';

export interface FoundPlan {
  readonly document: StoredDocument;
  readonly pupil: Pupil;
}

/** The plan in the address, with its child, through the viewer. */
export async function findPlan({ db, viewer, params, today }: Ask): Promise<FoundPlan | undefined> {
  const document = await findDocument(db, viewer, params['document']!, today, 'plan');
  const pupil = document && (await findPupil(db, viewer, document.pupilId, today));
  return document && pupil ? { document, pupil } : undefined;
}

/** The same, if it can still be written on: a plan that has ended is only read. */
export async function findOpenPlan(ask: Ask): Promise<FoundPlan | undefined> {
  const found = await findPlan(ask);
  return found?.document.status === 'ended' ? undefined : found;
}

/** What a page of the form shows: the answers, advice beside them, who else is in it. */
export async function writingOf(
  ask: Ask,
  { document, pupil }: FoundPlan,
  fields: FieldNames,
): Promise<Writing> {
  await notePresence(ask.db, document.id, ask.viewer.staffId, ask.now);
  return {
    viewer: ask.viewer,
    childName: fullNameOf(pupil),
    firstName: firstNameOf(pupil),
    document,
    form: formOf(document.answers, fields),
    others: await whoElseIsIn(ask.db, document.id, ask.viewer.staffId, ask.now),
    advice: adviceOn(planFrom(document.answers), ask.today),
  };
}

/** The versions, newest first, and how many answers have been changed since. */
export async function versionsWithChanges(ask: Ask, document: StoredDocument) {
  const versions = await versionsOf(ask.db, document.id);
  const newest = versions.at(-1);
  return {
    versions: versions.toReversed(),
    changed: newest ? changedFields(newest.answers, document.answers).length : 0,
  };
}
