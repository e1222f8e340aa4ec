import type { Role } from '../basics/viewer.ts';
import type { AccountDb, Database, SchoolDb } from '../database/connection.ts';

export interface AccountPlace {
  readonly accountId: string;
  readonly schoolId: string;
  readonly staffId: string;
}

/** Notes where an account works, in the same commit as the staff row that names the account. Twice is once. */
export async function givePlace(
  db: AccountDb,
  { accountId, schoolId, staffId }: AccountPlace,
): Promise<void> {
  await db
    .insertInto('account_place')
    .values({ account_id: accountId, at_school: schoolId, staff_id: staffId })
    .onConflict((conflict) => conflict.columns(['account_id', 'at_school', 'staff_id']).doNothing())
    .execute();
}

/** Every place an account has or had, in schools that are open; whether it is good today is the school's staff row to say. */
export async function placesOf(db: AccountDb, accountId: string): Promise<AccountPlace[]> {
  return db
    .selectFrom('account_place')
    .innerJoin('hosted_school', 'hosted_school.id', 'account_place.at_school')
    .select([
      'account_place.account_id as accountId',
      'account_place.at_school as schoolId',
      'account_place.staff_id as staffId',
    ])
    .where('account_place.account_id', '=', accountId)
    .where('hosted_school.closed_at', 'is', null)
    .orderBy('hosted_school.since')
    .orderBy('account_place.at_school')
    .execute();
}

export interface Post {
  readonly name: string;
  readonly role: Role;
  readonly schoolName: string;
}

/** What somebody does in this school on this day; nothing before their first day and after their last. */
export async function postOf(db: SchoolDb, staffId: string, today: string): Promise<Post | undefined> {
  return db
    .selectFrom('staff')
    .innerJoin('school', 'school.school_id', 'staff.school_id')
    .select(['staff.name as name', 'staff.role as role', 'school.name as schoolName'])
    .where('staff.id', '=', staffId)
    .where('staff.from_on', '<=', today)
    .where((eb) => eb.or([eb('staff.until_on', 'is', null), eb('staff.until_on', '>=', today)]))
    .executeTakeFirst();
}

export interface Place {
  readonly accountId: string;
  readonly role: Role;
  readonly name: string;
  readonly schoolName: string;
  readonly isGuarded: boolean;
}

/** What whoever has this address does at a school today; nothing when they work at none. */
export async function placeOf(database: Database, email: string, today: string): Promise<Place | undefined> {
  const account = await database.accounts
    .selectFrom('account_user')
    .select(['id', 'twoFactorEnabled as guarded'])
    .where('email', '=', email)
    .executeTakeFirst();
  if (!account) return undefined;
  for (const { schoolId, staffId } of await placesOf(database.accounts, account.id)) {
    const post = await postOf(database.ofSchool(schoolId), staffId, today);
    if (post) return { accountId: account.id, ...post, isGuarded: Boolean(account.guarded) };
  }
  return undefined;
}

/** Whether the account has a place in any other school that is open: then this one does not decide over it alone. */
export async function worksElsewhere(db: AccountDb, accountId: string, schoolId: string): Promise<boolean> {
  return (await placesOf(db, accountId)).some((place) => place.schoolId !== schoolId);
}
