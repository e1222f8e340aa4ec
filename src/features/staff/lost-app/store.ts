import type { SchoolDb } from '../../../database/connection.ts';
import { newId } from '../../../database/id.ts';
import { staffOfAccount } from '../store.ts';

export interface Lifted {
  readonly at: string;
  /** The administrator of this school, or nobody. */
  readonly by: string | null;
  /** Where else it was done. */
  readonly elsewhere: string | null;
  readonly reason: string | null;
}

/** When the authenticator app of somebody who works here was taken off, newest first. */
export async function liftedOf(db: SchoolDb, staffId: string): Promise<Lifted[]> {
  return db
    .selectFrom('second_step_lifted')
    .leftJoin('staff', 'staff.id', 'second_step_lifted.lifted_by')
    .select(['at', 'staff.name as by', 'lifted_at as elsewhere', 'reason'])
    .where('second_step_lifted.staff_id', '=', staffId)
    .orderBy('at', 'desc')
    .execute();
}

/** Notes at this school that the app of one of its people was taken off here, and why. */
export async function noteLifted(
  db: SchoolDb,
  { staffId, by, reason }: { readonly staffId: string; readonly by: string; readonly reason: string },
  now: string,
): Promise<void> {
  await db
    .insertInto('second_step_lifted')
    .values({ id: newId(), staff_id: staffId, at: now, lifted_by: by, lifted_at: null, reason })
    .execute();
}

/** Notes at a school where the same person works that it was done elsewhere. A school's reason stays at that school. */
export async function noteLiftedElsewhere(
  db: SchoolDb,
  accountId: string,
  { elsewhere, reason = null }: { readonly elsewhere: string; readonly reason?: string | null },
  now: string,
): Promise<void> {
  for (const staffId of await staffOfAccount(db, accountId))
    await db
      .insertInto('second_step_lifted')
      .values({
        id: newId(),
        staff_id: staffId,
        at: now,
        lifted_by: null,
        lifted_at: elsewhere,
        reason,
      })
      .execute();
}
