import type { AccountDb } from '../database/connection.ts';
import { newId } from '../database/id.ts';

export type GroupKind = 'trust' | 'authority';

export interface SchoolGroup {
  readonly id: string;
  readonly name: string;
  readonly kind: GroupKind;
}

/** Every group of schools, by name. */
export async function everyGroup(db: AccountDb): Promise<SchoolGroup[]> {
  return db.selectFrom('school_group').select(['id', 'name', 'kind']).orderBy('name').orderBy('id').execute();
}

/** A group by its id. */
export async function findGroup(db: AccountDb, id: string): Promise<SchoolGroup | undefined> {
  return db.selectFrom('school_group').select(['id', 'name', 'kind']).where('id', '=', id).executeTakeFirst();
}

/** The groups whose totals somebody may see on this day. */
export async function groupsOf(db: AccountDb, accountId: string, today: string): Promise<SchoolGroup[]> {
  return db
    .selectFrom('group_member')
    .innerJoin('school_group', 'school_group.id', 'group_member.group_id')
    .select(['school_group.id as id', 'school_group.name as name', 'school_group.kind as kind'])
    .where('group_member.account_id', '=', accountId)
    .where('group_member.from_on', '<=', today)
    .where((eb) => eb.or([eb('group_member.until_on', 'is', null), eb('group_member.until_on', '>=', today)]))
    .orderBy('school_group.name')
    .execute();
}

/** The open schools of a group, in the order in which they came to be kept here: so many, from there on. */
export async function schoolsIn(
  db: AccountDb,
  groupId: string,
  { from = 0, atMost = 1_000_000 } = {},
): Promise<string[]> {
  const rows = await db
    .selectFrom('group_school')
    .innerJoin('hosted_school', 'hosted_school.id', 'group_school.at_school')
    .select('group_school.at_school as id')
    .where('group_school.group_id', '=', groupId)
    .where('hosted_school.closed_at', 'is', null)
    .orderBy('hosted_school.since')
    .orderBy('group_school.at_school')
    .offset(from)
    .limit(atMost)
    .execute();
  return rows.map(({ id }) => id);
}

/** Makes a group without schools or members. */
export async function makeGroup(
  db: AccountDb,
  { name, kind }: Omit<SchoolGroup, 'id'>,
  now: string,
): Promise<string> {
  const id = newId();
  await db.insertInto('school_group').values({ id, name, kind, since: now }).execute();
  return id;
}

/** Puts a school into a group, or takes it out. */
export async function setInGroup(
  db: AccountDb,
  groupId: string,
  schoolId: string,
  isIn: boolean,
): Promise<void> {
  const row = { group_id: groupId, at_school: schoolId };
  await (isIn
    ? db
        .insertInto('group_school')
        .values(row)
        .onConflict((conflict) => conflict.columns(['group_id', 'at_school']).doNothing())
        .execute()
    : db
        .deleteFrom('group_school')
        .where('group_id', '=', groupId)
        .where('at_school', '=', schoolId)
        .execute());
}

/** Lets somebody see a group's totals from one day to another. */
export async function setMember(
  db: AccountDb,
  groupId: string,
  accountId: string,
  { from, until }: { readonly from: string; readonly until: string | null },
): Promise<void> {
  const days = { from_on: from, until_on: until };
  await db
    .insertInto('group_member')
    .values({ group_id: groupId, account_id: accountId, ...days })
    .onConflict((conflict) => conflict.columns(['group_id', 'account_id']).doUpdateSet(days))
    .execute();
}

/** Ends it with this day; those who were never members are left alone. Gives whether there was one. */
export async function endMember(
  db: AccountDb,
  groupId: string,
  accountId: string,
  lastDay: string,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('group_member')
    .set({ until_on: lastDay })
    .where('group_id', '=', groupId)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
