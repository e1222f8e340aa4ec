import type { KeptAudience } from '../../basics/audience.ts';
import type { SchoolDb } from '../../database/connection.ts';
import { recordEvent } from '../../database/events.ts';
import { newId } from '../../database/id.ts';
import { findPupil, parentsOf } from '../pupils/index.ts';
import { firstNameOf } from '../pupils/rules.ts';
import type { Viewer } from '../../basics/viewer.ts';
import { voices, type ViewGiven, type ViewsState } from './rules.ts';

/** Whose views a document about this child asks for, and what has been said. Sees only through the viewer. */
export async function viewsState(
  db: SchoolDb,
  viewer: Viewer,
  pupilId: string,
  documentId: string,
  today: string,
): Promise<ViewsState> {
  const pupil = await findPupil(db, viewer, pupilId, today);
  const all = pupil ? await viewsOf(db, pupilId) : [];
  return voices(
    all,
    documentId,
    pupil ? firstNameOf(pupil) : 'The child',
    pupil ? await parentsOf(db, pupilId, today) : [],
  );
}

/** Everything the child and the parents have said, oldest first. The caller has found the child through the viewer. */
export async function viewsOf(db: SchoolDb, pupilId: string): Promise<ViewGiven[]> {
  const rows = await db
    .selectFrom('view_given')
    .innerJoin('staff', 'staff.id', 'view_given.recorded_by')
    .leftJoin('staff as asker', 'asker.id', 'view_given.staff_id')
    .select([
      'view_given.id as id',
      'document_id as documentId',
      'whose',
      'contact_id as contactId',
      'state',
      'words',
      'how',
      'seen',
      'interpreted',
      'reason',
      'next_try_on as nextTryOn',
      'on_day as onDay',
      'staff.name as recorder',
      'asker.name as asker',
      'audience',
    ])
    .where('view_given.pupil_id', '=', pupilId)
    .where('whose', 'in', ['parent', 'child'])
    .orderBy('on_day')
    .orderBy('view_given.id')
    .execute();
  return rows.map(({ recorder, asker, whose, ...row }) => ({
    ...row,
    whose: whose === 'child' ? 'child' : 'parent',
    by: asker ?? recorder,
  }));
}

export interface NewView extends Omit<ViewGiven, 'id' | 'by' | 'documentId' | 'audience'> {
  readonly pupilId: string;
  readonly documentId: string | null;
  /** The adult who asked, where it was not whoever writes it down. */
  readonly askedBy?: string | null;
  /** Left out: as is usual for views. */
  readonly audience?: KeptAudience;
  readonly staffId: string;
  readonly now: string;
}

/** Adds what somebody said (or that they did not) to the child's record, for good. */
export async function recordView(db: SchoolDb, view: NewView): Promise<void> {
  const id = newId();
  const audience = view.audience ?? 'usual';
  await db
    .insertInto('view_given')
    .values({
      id,
      pupil_id: view.pupilId,
      document_id: view.documentId,
      whose: view.whose,
      contact_id: view.contactId,
      staff_id: view.askedBy ?? null,
      state: view.state,
      words: view.words,
      how: view.how,
      seen: view.seen,
      interpreted: view.interpreted,
      reason: view.reason,
      next_try_on: view.nextTryOn,
      on_day: view.onDay,
      audience,
      recorded_by: view.staffId,
      recorded_at: view.now,
    })
    .execute();
  const whose = view.whose === 'child' ? 'The child' : 'A parent';
  const title = {
    given: `${whose} said what they think`,
    declined: `${whose} would rather not say today`,
    'none-yet': `${whose}: no view yet`,
  }[view.state];
  await recordEvent(db, {
    pupil_id: view.pupilId,
    on_day: view.onDay,
    at: view.now,
    kind: 'views',
    title,
    detail: view.words ?? view.seen ?? view.reason,
    ...(view.documentId ? { ref_kind: 'document', ref_id: view.documentId } : {}),
    staff_id: view.staffId,
    entry: { id, audience },
  });
}
