import type { AccountDb, SchoolDb } from '../../database/connection.ts';
import { newId } from '../../database/id.ts';

/** Writes down at the school what whoever runs Alongside did: there is nobody of the school to name. */
export async function noteFromOutside(db: SchoolDb, at: string, action: string): Promise<void> {
  await db
    .insertInto('audit')
    .values({
      id: newId(),
      at,
      staff_id: null,
      action,
      subject: 'from the machine Alongside runs on',
      pupil_id: null,
    })
    .execute();
}

export interface PlaceHeld {
  readonly staffId: string;
  readonly role: PlaceRole;
}
type PlaceRole = 'senco' | 'teacher' | 'assistant' | 'head' | 'governor' | 'administrator';

/** The place that an account has in this school today or from a day to come. */
export async function placeHeld(
  db: SchoolDb,
  accountId: string,
  today: string,
): Promise<PlaceHeld | undefined> {
  return db
    .selectFrom('staff')
    .select(['id as staffId', 'role'])
    .where('account_id', '=', accountId)
    .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>=', today)]))
    .orderBy('from_on')
    .executeTakeFirst();
}

/** How many people work here today. */
export async function countStaff(db: SchoolDb, today: string): Promise<number> {
  const { count } = await db
    .selectFrom('staff')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>=', today)]))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Signs out, everywhere, those who have a place at this school and at no other that is open. Gives how many sessions ended. */
export async function signOutThoseOfOnly(db: AccountDb, schoolId: string): Promise<number> {
  const elsewhere = db
    .selectFrom('account_place as other')
    .innerJoin('hosted_school', 'hosted_school.id', 'other.at_school')
    .select('other.account_id')
    .where('other.at_school', '!=', schoolId)
    .where('hosted_school.closed_at', 'is', null);
  const { numDeletedRows } = await db
    .deleteFrom('account_session')
    .where(
      'userId',
      'in',
      db.selectFrom('account_place').select('account_id').where('at_school', '=', schoolId),
    )
    .where('userId', 'not in', elsewhere)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** The name that an account goes by. */
export async function nameOf(accounts: AccountDb, id: string): Promise<string> {
  const row = await accounts
    .selectFrom('account_user')
    .select('name')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return row.name;
}
