import { academicYearOf } from '../../basics/academic-year.ts';
import { addDays } from '../../basics/dates.ts';
import type { SchoolDb } from '../../database/connection.ts';
import { newId } from '../../database/id.ts';
import { partOf, type StaffMember } from './rules.ts';
import type { Role } from '../../basics/viewer.ts';

const columns = [
  'id',
  'account_id as accountId',
  'name',
  'email',
  'role',
  'job_title as jobTitle',
  'from_on as from',
  'until_on as until',
] as const;

/** Everybody who works here or has, by name. */
export async function everybody(db: SchoolDb): Promise<StaffMember[]> {
  return db.selectFrom('staff').select(columns).orderBy('name').execute();
}

export async function findPerson(db: SchoolDb, id: string): Promise<StaffMember | undefined> {
  return db.selectFrom('staff').select(columns).where('id', '=', id).executeTakeFirst();
}

/** The places that an account has or had here. */
export async function staffOfAccount(db: SchoolDb, accountId: string): Promise<string[]> {
  const rows = await db.selectFrom('staff').select('id').where('account_id', '=', accountId).execute();
  return rows.map(({ id }) => id);
}

/** Administrators who stay, but for one person. */
export async function otherAdministrators(db: SchoolDb, today: string, except: string): Promise<number> {
  const rows = await db
    .selectFrom('staff')
    .select('id')
    .where('role', '=', 'administrator')
    .where('id', '!=', except)
    .where('from_on', '<=', today)
    .where('until_on', 'is', null)
    .execute();
  return rows.length;
}

/** Whether somebody looks after people today. */
export async function hasAdministrator(db: SchoolDb, today: string): Promise<boolean> {
  const row = await db
    .selectFrom('staff')
    .select('id')
    .where('role', '=', 'administrator')
    .where('from_on', '<=', today)
    .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>=', today)]))
    .executeTakeFirst();
  return row !== undefined;
}

export interface NewPerson {
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly jobTitle: string | null;
  readonly from: string;
}

export async function addPerson(db: SchoolDb, person: NewPerson): Promise<string> {
  const id = newId();
  await db
    .insertInto('staff')
    .values({
      id,
      account_id: person.accountId,
      name: person.name,
      email: person.email,
      role: person.role,
      job_title: person.jobTitle,
      from_on: person.from,
      until_on: null,
    })
    .execute();
  return id;
}

/** The account's id is given where somebody had none, such as one of an imported list. */
export async function changePerson(
  db: SchoolDb,
  id: string,
  {
    accountId,
    name,
    email,
    role,
    jobTitle,
  }: Omit<NewPerson, 'from' | 'accountId'> & { readonly accountId: string | null },
): Promise<void> {
  await db
    .updateTable('staff')
    .set({ account_id: accountId, name, email, role, job_title: jobTitle })
    .where('id', '=', id)
    .execute();
}

/** Ends or reopens a place; classes that were open end with it. */
export async function setUntil(db: SchoolDb, id: string, until: string | null): Promise<void> {
  await db.updateTable('staff').set({ until_on: until }).where('id', '=', id).execute();
  if (until === null) return;
  await db
    .updateTable('class_staff')
    .set({ until_on: until })
    .where('staff_id', '=', id)
    .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>', until)]))
    .execute();
}

export interface ClassOffered {
  readonly id: string;
  readonly name: string;
}

/** This school year's classes. */
export async function classesNow(db: SchoolDb, today: string): Promise<ClassOffered[]> {
  return db
    .selectFrom('school_class')
    .select(['id', 'name'])
    .where('academic_year', '=', academicYearOf(today))
    .orderBy('name')
    .execute();
}

export interface ClassHeld {
  readonly staffId: string;
  readonly classId: string;
  readonly name: string;
}

/** Who works in which class today. */
export async function classesHeld(db: SchoolDb, today: string): Promise<ClassHeld[]> {
  return db
    .selectFrom('class_staff')
    .innerJoin('school_class', 'school_class.id', 'class_staff.class_id')
    .select([
      'class_staff.staff_id as staffId',
      'class_staff.class_id as classId',
      'school_class.name as name',
    ])
    .where('class_staff.from_on', '<=', today)
    .where((eb) => eb.or([eb('class_staff.until_on', 'is', null), eb('class_staff.until_on', '>=', today)]))
    .orderBy('school_class.name')
    .execute();
}

/** From today in these classes and no other. What was stays on record. */
export async function setClasses(
  db: SchoolDb,
  person: { readonly id: string; readonly role: Role },
  classes: readonly string[],
  today: string,
): Promise<void> {
  const part = partOf(person.role);
  const wanted = part ? classes : [];
  const held = (await classesHeld(db, today))
    .filter(({ staffId }) => staffId === person.id)
    .map(({ classId }) => classId);
  const over = held.filter((id) => !wanted.includes(id));
  if (over.length) {
    await db
      .deleteFrom('class_staff')
      .where('staff_id', '=', person.id)
      .where('class_id', 'in', over)
      .where('from_on', '=', today)
      .execute();
    await db
      .updateTable('class_staff')
      .set({ until_on: addDays(today, -1) })
      .where('staff_id', '=', person.id)
      .where('class_id', 'in', over)
      .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>=', today)]))
      .execute();
  }
  const fresh = wanted.filter((id) => !held.includes(id));
  if (part && fresh.length) {
    await db
      .insertInto('class_staff')
      .values(
        fresh.map((class_id) => ({
          class_id,
          staff_id: person.id,
          part,
          from_on: today,
          until_on: null,
        })),
      )
      .execute();
  }
}
