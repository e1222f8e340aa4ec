import { isYoungPerson } from '../../../basics/academic-year.ts';
import type { Viewer } from '../../../basics/viewer.ts';
import type { SchoolDb } from '../../../database/connection.ts';
import { recordEvent } from '../../../database/events.ts';
import { sendBriefing } from '../../briefing/index.ts';
import { agreeVersion, documentsOf, endDocument, type StoredDocument } from '../../documents/index.ts';
import { writeNotice } from '../../notices/index.ts';
import { parentsOf, type Parent, type Pupil } from '../../pupils/index.ts';
import { firstNameOf } from '../../pupils/rules.ts';
import { beginSenSupport, currentStatus } from '../../sen-register/index.ts';
import { planFrom } from '../rules.ts';
import { staffToChoose } from '../store.ts';
import { planLetter } from './letter.ts';
import { endProvisionsOf, ownContactOf, projectPlan, setReviewDate } from './store.ts';

export interface Agreement {
  readonly db: SchoolDb;
  readonly viewer: Viewer;
  readonly pupil: Pupil;
  readonly document: StoredDocument;
  /** Why the plan changes; nothing for a first version. */
  readonly reason: string | undefined;
  readonly today: string;
  readonly now: string;
}

/** Who is told: the young person themselves once they are one (CFA 2014 s.68), else those with parental responsibility. */
export async function toldAbout(
  db: SchoolDb,
  pupil: Pupil,
  today: string,
): Promise<{ to: Parent[]; toChild: boolean }> {
  const parents = await parentsOf(db, pupil.id, today);
  if (!isYoungPerson(pupil.dateOfBirth, today)) return { to: parents, toChild: false };
  const own = await ownContactOf(db, pupil.id);
  return own ? { to: [own], toChild: true } : { to: parents, toChild: false };
}

/** The letter as it would go out now. */
export async function draftLetter({ db, viewer, pupil, document, reason, today }: Omit<Agreement, 'now'>) {
  const plan = planFrom(document.answers);
  const { toChild } = await toldAbout(db, pupil, today);
  const teacher = (await staffToChoose(db, today)).find(({ id }) => id === plan.responsibleTeacherId);
  return planLetter(plan, {
    firstName: firstNameOf(pupil),
    change: reason,
    responsibleTeacher: teacher?.name,
    senco: viewer.name,
    toChild,
  });
}

/**
 * Agrees a plan in one act: the version, what it promises, the letter, the briefing, the review date, and, after the notice
 * exists and not before, K on the register (CFA 2014 s.68; Code 6.48-6.49). The caller has seen that nothing is missing.
 */
export async function agreePlan(agreement: Agreement): Promise<void> {
  const { db, viewer, pupil, document, reason, today, now } = agreement;
  const plan = planFrom(document.answers);
  const common = { pupilId: pupil.id, today, now };
  await endOtherPlans(agreement);
  const version = await agreeVersion(db, document, {
    reason: reason ?? 'The plan was agreed.',
    staffId: viewer.staffId,
    now,
  });
  await projectPlan(db, { planId: document.id, plan, ...common });
  await setReviewDate(db, {
    ...common,
    planId: document.id,
    dueOn: plan.reviewOn!,
    reason: version > 1 ? (reason ?? null) : null,
    staffId: viewer.staffId,
  });
  const { to } = await toldAbout(db, pupil, today);
  const noticeId = await writeNotice(db, {
    ...common,
    kind: reason ? 'plan-changed' : await noticeKind(db, pupil.id, today),
    letter: await draftLetter(agreement),
    documentId: document.id,
    version,
    to,
    by: viewer,
  });
  await beginSenSupport(db, { ...common, on: today, noticeId, staffId: viewer.staffId });
  await sendBriefing(db, { ...common, documentId: document.id, version, by: viewer.staffId });
  await recordEvent(db, {
    pupil_id: pupil.id,
    on_day: today,
    at: now,
    kind: 'plan',
    title: version === 1 ? 'Plan agreed' : `Plan changed (version ${version})`,
    detail: reason ?? null,
    ref_kind: 'document',
    ref_id: document.id,
    ref_version: version,
    staff_id: viewer.staffId,
  });
}

/** A child with K or E already is told of a changed plan; only where SEN support begins does the first letter say so. */
async function noticeKind(
  db: SchoolDb,
  pupilId: string,
  today: string,
): Promise<'sen-support-begins' | 'plan-changed'> {
  const status = (await currentStatus(db, [pupilId], today)).get(pupilId)?.status;
  return status === 'K' || status === 'E' ? 'plan-changed' : 'sen-support-begins';
}

async function endOtherPlans({ db, pupil, document, today, now }: Agreement): Promise<void> {
  for (const other of await documentsOf(db, pupil.id, 'plan')) {
    if (other.id === document.id || other.status !== 'finished') continue;
    await endDocument(db, other.id, now);
    await endProvisionsOf(db, other.id, today);
  }
}
