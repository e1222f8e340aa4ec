import type { AccountDb } from './connection.ts';

/** Notes that a school is kept here; in the same commit as the school's own row. */
export async function hostSchool(
  db: AccountDb,
  schoolId: string,
  now: string,
  urn: string | null = null,
): Promise<void> {
  await db
    .insertInto('hosted_school')
    .values({ id: schoolId, since: now, closed_at: null, closed_because: null, became: null, urn })
    .execute();
}

/**
 * The ids of the schools that are open, oldest first. No question reads two schools, so whoever works for all of them
 * walks this list.
 */
export async function hostedSchools(db: AccountDb): Promise<string[]> {
  return (await everySchool(db)).filter(({ closedAt }) => closedAt === null).map(({ id }) => id);
}

export interface HostedSchool {
  readonly id: string;
  readonly urn: string | null;
  readonly closedAt: string | null;
  readonly closedBecause: string | null;
  /** The school it went on in. */
  readonly became: string | null;
}

const columns = ['id', 'urn', 'closed_at as closedAt', 'closed_because as closedBecause', 'became'] as const;

/** Every school that is kept here, those that are closed too, oldest first. */
export async function everySchool(db: AccountDb): Promise<HostedSchool[]> {
  return db.selectFrom('hosted_school').select(columns).orderBy('since').orderBy('id').execute();
}

/** A school by its id or its URN. */
export async function findHosted(db: AccountDb, idOrUrn: string): Promise<HostedSchool | undefined> {
  return db
    .selectFrom('hosted_school')
    .select(columns)
    .where((eb) => eb.or([eb('id', '=', idOrUrn), eb('urn', '=', idOrUrn)]))
    .executeTakeFirst();
}

/** Whether people may sign in there and letters go out. */
export async function isOpen(db: AccountDb, schoolId: string): Promise<boolean> {
  const row = await db
    .selectFrom('hosted_school')
    .select('id')
    .where('id', '=', schoolId)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Closes a school or opens it again; what it holds stays as it is. */
export async function setClosed(
  db: AccountDb,
  schoolId: string,
  closed: { readonly at: string; readonly because: string; readonly became?: string } | undefined,
): Promise<void> {
  await db
    .updateTable('hosted_school')
    .set({
      closed_at: closed?.at ?? null,
      closed_because: closed?.because ?? null,
      became: closed?.became ?? null,
    })
    .where('id', '=', schoolId)
    .execute();
}

/** Whether a closed school went on in another, by way of a third if that one was merged in its turn. */
export async function wentOnIn(db: AccountDb, from: string, to: string): Promise<boolean> {
  const seen = new Set<string>();
  for (let at = from; !seen.has(at);) {
    seen.add(at);
    const school = await db
      .selectFrom('hosted_school')
      .select('became')
      .where('id', '=', at)
      .where('closed_at', 'is not', null)
      .executeTakeFirst();
    if (!school?.became) return false;
    if (school.became === to) return true;
    at = school.became;
  }
  return false;
}

/** Notes the number by which the Department knows the school. */
export async function setUrn(db: AccountDb, schoolId: string, urn: string | null): Promise<void> {
  await db.updateTable('hosted_school').set({ urn }).where('id', '=', schoolId).execute();
}

/** Whether any school is kept here yet. */
export async function hasSchool(db: AccountDb): Promise<boolean> {
  return (await db.selectFrom('hosted_school').select('id').limit(1).executeTakeFirst()) !== undefined;
}
