import type { SchoolDb } from '../../../database/connection.ts';
import { newId } from '../../../database/id.ts';
import type { Hold } from './rules.ts';

/** A child's legal holds, newest first. The caller has found the child through the viewer. */
export async function holdsOf(db: SchoolDb, pupilId: string): Promise<Hold[]> {
  return db
    .selectFrom('legal_hold')
    .innerJoin('staff as placer', 'placer.id', 'legal_hold.placed_by')
    .leftJoin('staff as lifter', 'lifter.id', 'legal_hold.lifted_by')
    .select([
      'legal_hold.id as id',
      'reason',
      'placer.name as placedBy',
      'placed_at as placedAt',
      'lifted_because as liftedBecause',
      'lifter.name as liftedBy',
      'lifted_at as liftedAt',
    ])
    .where('legal_hold.pupil_id', '=', pupilId)
    .orderBy('legal_hold.id', 'desc')
    .execute();
}

interface By {
  readonly staffId: string;
  readonly now: string;
}

export async function placeHold(db: SchoolDb, pupilId: string, reason: string, by: By): Promise<void> {
  await db
    .insertInto('legal_hold')
    .values({
      id: newId(),
      pupil_id: pupilId,
      reason,
      placed_by: by.staffId,
      placed_at: by.now,
      lifted_because: null,
      lifted_by: null,
      lifted_at: null,
    })
    .execute();
}

/** Lifts one hold, with why; it stays on record. */
export async function liftHold(db: SchoolDb, id: string, because: string, by: By): Promise<void> {
  await db
    .updateTable('legal_hold')
    .set({ lifted_because: because, lifted_by: by.staffId, lifted_at: by.now })
    .where('id', '=', id)
    .where('lifted_at', 'is', null)
    .execute();
}
