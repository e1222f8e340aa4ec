import type { Ask } from '../../web/route.ts';
import { findWithPupil, notePresence, whoElseIsIn, type FoundDocument } from '../documents/index.ts';
import { formOf, type FieldNames } from '../documents/rules.ts';
import { firstNameOf, fullNameOf } from '../pupils/rules.ts';
import { adviceOn } from './advice.ts';
import { planFrom } from './rules.ts';
import type { Writing } from './write/frame.tsx';

export type FoundPlan = FoundDocument;

/** The plan in the address, with its child, through the viewer. */
export async function findPlan({ db, viewer, params, today }: Ask): Promise<FoundPlan | undefined> {
  return findWithPupil(db, viewer, params['document']!, today, 'plan');
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
