import type { AccountDb } from './connection.ts';

/** Notes that a school is kept here; in the same commit as the school's own row. */
export async function hostSchool(db: AccountDb, schoolId: string, now: string): Promise<void> {
  await db.insertInto('hosted_school').values({ id: schoolId, since: now, closed_at: null }).execute();
}

/**
 * The ids of the schools that are open, oldest first. No question reads two schools, so whoever works for all of them
 * walks this list.
 */
export async function hostedSchools(db: AccountDb): Promise<string[]> {
  const rows = await db
    .selectFrom('hosted_school')
    .select('id')
    .where('closed_at', 'is', null)
    .orderBy('since')
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Whether any school is kept here yet. */
export async function hasSchool(db: AccountDb): Promise<boolean> {
  return (await db.selectFrom('hosted_school').select('id').limit(1).executeTakeFirst()) !== undefined;
}
