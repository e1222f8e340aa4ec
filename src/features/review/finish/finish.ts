import { addDays } from '../../../basics/dates.ts';
import { may } from '../../../basics/permissions.ts';
import type { Viewer } from '../../../basics/viewer.ts';
import type { SchoolDb } from '../../../database/connection.ts';
import { recordEvent } from '../../../database/events.ts';
import { newId } from '../../../database/id.ts';
import { endBriefings } from '../../briefing/index.ts';
import { endCycle, nextCycle } from '../../cycle/index.ts';
import {
  agreeVersion,
  beginDocument,
  documentsOf,
  endDocument,
  versionsOf,
  type StoredDocument,
} from '../../documents/index.ts';
import { writeNotice } from '../../notices/index.ts';
import { endProvisionsOf, staffToChoose, toldAbout } from '../../plan/index.ts';
import type { Missing } from '../../plan/rules.ts';
import type { Pupil } from '../../pupils/index.ts';
import { firstNameOf } from '../../pupils/rules.ts';
import { leaveSenSupport, registerHistory } from '../../sen-register/index.ts';
import { leaveSenSupport as wouldLeave } from '../../sen-register/rules.ts';
import { answersOfNextPlan, missingForRecord, nextSteps, nextStepWords, reviewFrom } from '../rules.ts';
import { endsLetter, recordLetter, type About } from './letter.ts';
import {
  addAction,
  holdMeeting,
  keepActions,
  keepDecisions,
  keepNextStep,
  keepResults,
  keepViews,
} from './store.ts';

export interface Finishing {
  readonly db: SchoolDb;
  readonly viewer: Viewer;
  readonly pupil: Pupil;
  readonly document: StoredDocument;
  /** Why a finished review is amended; nothing when it is finished for the first time. */
  readonly reason: string | undefined;
  readonly today: string;
  readonly now: string;
}

/** What is still missing: in the record itself, and for ending SEN support where that is the next step. */
export async function missingToFinish({
  db,
  viewer,
  pupil,
  document,
  today,
}: Omit<Finishing, 'reason' | 'now'>): Promise<Missing[]> {
  const review = reviewFrom(document.answers);
  const missing = missingForRecord(review);
  if (review.meetingOn && review.meetingOn > today)
    missing.push({
      field: 'meetingOn',
      what: 'The meeting has not taken place yet; enter the day it did',
      source: 'Practice',
    });
  if (document.status !== 'draft' || review.nextStep !== 'leave-sen-support') return missing;
  const field = 'nextStep';
  if (!may(viewer, 'decide on SEN support'))
    missing.push({ field, what: 'The SENCO finishes a review that ends SEN support', source: 'Practice' });
  const moved = wouldLeave((await registerHistory(db, pupil.id)).counts, today);
  if (!moved.ok) missing.push({ field, what: moved.reason, source: 'Practice' });
  return missing;
}

/** The letters as they would go out now. */
export async function draftLetters({ db, viewer, pupil, document, reason, today }: Omit<Finishing, 'now'>) {
  const review = reviewFrom(document.answers);
  const { to, toChild } = await toldAbout(db, pupil, today);
  const about: About = {
    firstName: firstNameOf(pupil),
    toChild,
    change: reason,
    staff: await staffNames(db, today),
    senco: viewer.name,
  };
  const isEnding = document.status === 'draft' && review.nextStep === 'leave-sen-support';
  return {
    to,
    record: recordLetter(review, about),
    ends: isEnding ? endsLetter(review, about) : undefined,
  };
}

export const staffNames = async (db: SchoolDb, today: string): Promise<Map<string, string>> =>
  new Map((await staffToChoose(db, today)).map(({ id, name }) => [id, name]));

/**
 * Finishes a review in one act: the version, every result, decision and action, the next step, the meeting, the record to
 * the parents; then what the next step asks for. A later version tells what has changed and begins nothing twice.
 * The caller has seen that nothing is missing. Gives the id of the next plan's draft, where one begins.
 */
export async function finishReview(finishing: Finishing): Promise<string | undefined> {
  const { db, viewer, pupil, document, reason, today, now } = finishing;
  const review = reviewFrom(document.answers);
  const letters = await draftLetters(finishing);
  const isFirst = document.status === 'draft';
  const version = await agreeVersion(db, document, {
    reason: reason ?? 'The review was held.',
    staffId: viewer.staffId,
    now,
  });
  const agreed = {
    pupilId: pupil.id,
    documentId: document.id,
    cycleId: document.cycleId,
    review,
    staffId: viewer.staffId,
    staffName: viewer.name,
    today,
    now,
  };
  await keepResults(db, agreed);
  await keepDecisions(db, agreed);
  await keepActions(db, agreed, await staffNames(db, today));
  await keepNextStep(db, agreed);
  if (isFirst) {
    await holdMeeting(db, agreed);
    await keepViews(db, agreed);
  }
  const common = { pupilId: pupil.id, documentId: document.id, version, by: viewer, today, now };
  await writeNotice(db, { ...common, kind: 'review-record', letter: letters.record, to: letters.to });
  await recordEvent(db, {
    pupil_id: pupil.id,
    on_day: isFirst ? review.meetingOn! : today,
    at: now,
    kind: 'review',
    title: isFirst ? 'Review held' : `Review put right (version ${version})`,
    detail: reason ?? nextSteps.find(({ id }) => id === nextStepWords[review.nextStep!])!.label,
    ref_kind: 'document',
    ref_id: document.id,
    ref_version: version,
    staff_id: viewer.staffId,
  });
  if (!isFirst) return undefined;
  if (review.nextStep === 'leave-sen-support') {
    await writeNotice(db, { ...common, kind: 'sen-support-ends', letter: letters.ends!, to: letters.to });
    await leave(finishing);
    return undefined;
  }
  if (review.nextStep === 'specialist') await askSpecialist(finishing);
  return beginNextPlan(finishing);
}

/** SEN support ends and the child is watched; only here does a review end the plan. */
async function leave({ db, viewer, pupil, document, today, now }: Finishing): Promise<void> {
  const { planId, nextStepWhy } = reviewFrom(document.answers);
  const left = await leaveSenSupport(db, {
    pupilId: pupil.id,
    on: today,
    because: nextStepWhy,
    staffId: viewer.staffId,
    now,
  });
  // Asked before, within the same transaction; a fault here must undo everything, letters included.
  if (!left.ok) throw new Error('SEN support could not be ended');
  for (const plan of await documentsOf(db, pupil.id, 'plan')) {
    if (plan.id !== planId && plan.status !== 'finished') continue;
    await endDocument(db, plan.id, now);
    await endProvisionsOf(db, plan.id, today);
  }
  await endBriefings(db, pupil.id, today);
  await endCycle(db, pupil.id, today);
}

const daysToAsk = 14;

/** So that asking is somebody's task with a date, even where nobody wrote it down as one. */
async function askSpecialist({ db, viewer, pupil, document, today }: Finishing): Promise<void> {
  const { specialist, actions } = reviewFrom(document.answers);
  if (actions.some(({ what }) => /specialist|refer/i.test(what))) return;
  await addAction(db, {
    id: newId(),
    pupilId: pupil.id,
    documentId: document.id,
    what: `Ask the specialist, with the parents’ agreement${specialist ? `: ${specialist}` : ''}`,
    who: viewer.name,
    staff_id: viewer.staffId,
    due_on: addDays(today, daysToAsk),
  });
}

/**
 * The next cycle begins as a draft made from this one. The plan in force stays in force until that draft is agreed. A
 * request for an EHC needs assessment is not a plan: the child keeps SEN support.
 */
async function beginNextPlan({ db, viewer, pupil, document, today, now }: Finishing): Promise<string> {
  const review = reviewFrom(document.answers);
  const drafted = (await documentsOf(db, pupil.id, 'plan')).find(({ status }) => status === 'draft');
  const cycle = await nextCycle(db, pupil.id, today);
  if (drafted) return drafted.id;
  const agreed = review.planId ? (await versionsOf(db, review.planId)).at(-1) : undefined;
  return beginDocument(db, {
    pupilId: pupil.id,
    cycleId: cycle.id,
    kind: 'plan',
    answers: answersOfNextPlan(agreed?.answers ?? {}, review, () => newId()),
    staffId: viewer.staffId,
    now,
  });
}
