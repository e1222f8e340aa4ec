import type { Viewer } from '../../../basics/viewer.ts';
import type { SchoolDb } from '../../../database/connection.ts';
import { visibleTo } from '../../../database/visible-pupils.ts';

export interface ActionItem {
  readonly id: string;
  readonly pupilId: string;
  readonly forename: string;
  readonly surname: string;
  readonly knownAs: string | null;
  readonly what: string;
  readonly who: string;
  readonly staffId: string | null;
  readonly dueOn: string;
  readonly doneOn: string | null;
  readonly doneNote: string | null;
}

/** What was agreed to be done for one child, what is open first, soonest first. Sees only through the viewer. */
export async function actionsOf(
  db: SchoolDb,
  viewer: Viewer,
  pupilId: string,
  today: string,
): Promise<ActionItem[]> {
  return openFirst(await actions(db, viewer, today).where('pupil.id', '=', pupilId).execute());
}

/** What this person is to do, for children they may still see. */
export async function actionsFor(db: SchoolDb, viewer: Viewer, today: string): Promise<ActionItem[]> {
  return openFirst(
    await actions(db, viewer, today).where('action_item.staff_id', '=', viewer.staffId).execute(),
  );
}

/** What is still to be done: of everybody this viewer may see, or of one person among them. */
export async function openActions(
  db: SchoolDb,
  viewer: Viewer,
  today: string,
  staffId?: string,
): Promise<ActionItem[]> {
  return actions(db, viewer, today)
    .where('done_on', 'is', null)
    .$if(staffId !== undefined, (question) => question.where('action_item.staff_id', '=', staffId!))
    .execute();
}

export async function findAction(
  db: SchoolDb,
  viewer: Viewer,
  id: string,
  today: string,
): Promise<ActionItem | undefined> {
  return actions(db, viewer, today).where('action_item.id', '=', id).executeTakeFirst();
}

/** Notes that it is done; the first time counts. */
export async function markDone(db: SchoolDb, id: string, doneOn: string, note: string): Promise<void> {
  await db
    .updateTable('action_item')
    .set({ done_on: doneOn, done_note: note || null })
    .where('id', '=', id)
    .where('done_on', 'is', null)
    .execute();
}

const openFirst = (items: ActionItem[]): ActionItem[] =>
  items.toSorted((a, b) => Number(a.doneOn !== null) - Number(b.doneOn !== null));

const actions = (db: SchoolDb, viewer: Viewer, today: string) =>
  db
    .selectFrom('action_item')
    .innerJoin('pupil', 'pupil.id', 'action_item.pupil_id')
    .select([
      'action_item.id as id',
      'pupil.id as pupilId',
      'pupil.forename as forename',
      'pupil.surname as surname',
      'pupil.known_as as knownAs',
      'what',
      'who',
      'action_item.staff_id as staffId',
      'due_on as dueOn',
      'done_on as doneOn',
      'done_note as doneNote',
    ])
    .where(visibleTo(viewer, today))
    .orderBy('due_on')
    .orderBy('action_item.id');
