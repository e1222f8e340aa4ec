import { hoursAfter } from '../basics/dates.ts';
import type { Database, SchoolDb } from './connection.ts';
import { isOpen } from './hosted-schools.ts';
import type { WorkTables } from './tables/work.ts';

export type WorkKind = WorkTables['school_work']['kind'];

/** Nobody puts work off for longer: what lies further ahead was written while a clock was wrong, and is due. */
export const putOffAtMost = (now: string): string => hoursAfter(now, 24);

/** Nor does anybody hold work for longer without renewing it. */
const heldAtMost = (now: string): string => hoursAfter(now, 1);

/** Notes that there is work at a moment, in the same commit as the work itself; of two moments the earlier counts. */
export async function workIsDue(db: SchoolDb, kind: WorkKind, at: string): Promise<void> {
  await db
    .insertInto('school_work')
    .values({ kind, due_at: at, held_by: null, held_until: null })
    .onConflict((conflict) =>
      conflict.columns(['school_id', 'kind']).doUpdateSet((eb) => ({
        due_at: eb
          .case()
          .when('school_work.due_at', '<=', at)
          .then(eb.ref('school_work.due_at'))
          .else(at)
          .end(),
      })),
    )
    .execute();
}

/** Open schools whose work of this kind is due and that nobody is at, those that have waited longest first. */
export async function schoolsWithWork(
  { dialect }: Pick<Database, 'dialect'>,
  kind: WorkKind,
  now: string,
  atMost: number,
): Promise<string[]> {
  const rows = await dialect.accounts
    .selectFrom('school_work')
    .innerJoin('hosted_school', 'hosted_school.id', 'school_work.school_id')
    .select('school_work.school_id')
    .where('kind', '=', kind)
    .where((eb) => eb.or([eb('due_at', '<=', now), eb('due_at', '>', putOffAtMost(now))]))
    .where('hosted_school.closed_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb('held_until', 'is', null),
        eb('held_until', '<', now),
        eb('held_until', '>', heldAtMost(now)),
      ]),
    )
    .orderBy('due_at')
    .limit(atMost)
    .execute();
  return rows.map(({ school_id }) => school_id);
}

export interface Worker {
  /** Another one for each process. */
  readonly id: string;
  /** How long nobody else begins while nothing is heard; renewed by `claim` again. */
  readonly seconds: number;
}

/** Takes a school's work of a kind, or keeps it a while longer. False when another worker has it or the school is closed. */
export async function claim(
  database: Database,
  schoolId: string,
  kind: WorkKind,
  worker: Worker,
  now: string,
): Promise<boolean> {
  const until = new Date(Date.parse(now) + worker.seconds * 1000).toISOString();
  return database.together(schoolId, async (db, accounts) => {
    if (!(await isOpen(accounts, schoolId))) return false;
    const { numUpdatedRows } = await db
      .updateTable('school_work')
      .set({ held_by: worker.id, held_until: until })
      .where('kind', '=', kind)
      .where((eb) =>
        eb.or([
          eb('held_until', 'is', null),
          eb('held_until', '<', now),
          eb('held_until', '>', heldAtMost(now)),
          eb('held_by', '=', worker.id),
        ]),
      )
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  });
}

/** Gives it back, with when there is more; nothing more, and it is gone. `next` is asked within the same commit. */
export async function giveBack(
  database: Database,
  schoolId: string,
  kind: WorkKind,
  worker: Worker,
  next: (db: SchoolDb) => Promise<string | undefined>,
): Promise<void> {
  await database.together(schoolId, async (db) => {
    const at = await next(db);
    await (at === undefined
      ? db.deleteFrom('school_work').where('kind', '=', kind).where('held_by', '=', worker.id).execute()
      : db
          .updateTable('school_work')
          .set({ due_at: at, held_by: null, held_until: null })
          .where('kind', '=', kind)
          .where('held_by', '=', worker.id)
          .execute());
  });
}

/**
 * Schools, open ones, with work of this kind, whether or not it is due: how many there are, and the ids of those that have waited
 * longest.
 */
export async function schoolsWaiting(
  { dialect }: Pick<Database, 'dialect'>,
  kind: WorkKind,
  atMost: number,
): Promise<{ readonly count: number; readonly first: readonly string[] }> {
  const waiting = dialect.accounts
    .selectFrom('school_work')
    .innerJoin('hosted_school', 'hosted_school.id', 'school_work.school_id')
    .where('kind', '=', kind)
    .where('hosted_school.closed_at', 'is', null);
  const { count } = await waiting
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  const first = await waiting.select('school_work.school_id').orderBy('due_at').limit(atMost).execute();
  return { count: Number(count), first: first.map(({ school_id }) => school_id) };
}
