import type { Role } from '../basics/viewer.ts';
import type { Viewer } from '../basics/viewer.ts';
import type { Database } from '../database/connection.ts';
import { hostSchool } from '../database/hosted-schools.ts';
import { newId } from '../database/id.ts';
import { givePlace } from '../accounts/places.ts';
import { addAccount } from './accounts.ts';

export { samplePassword } from './accounts.ts';

export interface TinySchool {
  readonly id: string;
  readonly viewer: Record<Role, Viewer>;
  /** In class with the teacher and the assistant. */
  readonly ownPupil: string;
  /** In another class. */
  readonly otherPupil: string;
  readonly classId: string;
}

/**
 * A school just large enough for a test: one person in each role, two classes, two pupils.
 * The teacher and the assistant work with the first pupil only.
 */
export async function tinySchool(
  database: Database,
  name = 'Alder Primary',
  today = '2026-11-24',
): Promise<TinySchool> {
  const id = newId();
  const db = database.ofSchool(id);
  const now = `${today}T08:00:00.000Z`;
  const september = '2026-09-01';
  await hostSchool(database.accounts, id, now);
  await db
    .insertInto('school')
    .values({ name, local_authority: 'Tower Hamlets', phase: 'primary', created_at: now })
    .execute();
  await db
    .insertInto('term')
    .values([
      {
        id: newId(),
        academic_year: '2026/27',
        name: 'Autumn',
        starts_on: '2026-09-02',
        ends_on: '2026-12-18',
      },
      {
        id: newId(),
        academic_year: '2026/27',
        name: 'Spring',
        starts_on: '2027-01-04',
        ends_on: '2027-03-25',
      },
      {
        id: newId(),
        academic_year: '2026/27',
        name: 'Summer',
        starts_on: '2027-04-12',
        ends_on: '2027-07-21',
      },
    ])
    .execute();
  const viewer = {} as Record<Role, Viewer>;
  for (const role of ['senco', 'teacher', 'assistant', 'head', 'governor', 'administrator'] as const) {
    viewer[role] = await person(database, id, name, role, now, september);
  }
  const [classId, otherClass] = [newId(), newId()];
  await db
    .insertInto('school_class')
    .values([
      {
        id: classId,
        name: '4 Oak',
        academic_year: '2026/27',
        year_group: '4',
        kind: 'registration',
        subject: null,
      },
      {
        id: otherClass,
        name: '5 Elm',
        academic_year: '2026/27',
        year_group: '5',
        kind: 'registration',
        subject: null,
      },
    ])
    .execute();
  await db
    .insertInto('class_staff')
    .values([
      {
        class_id: classId,
        staff_id: viewer.teacher.staffId,
        part: 'teacher',
        from_on: september,
        until_on: null,
      },
      {
        class_id: classId,
        staff_id: viewer.assistant.staffId,
        part: 'assistant',
        from_on: september,
        until_on: null,
      },
    ])
    .execute();
  const [ownPupil, otherPupil] = [newId(), newId()];
  const pupil = {
    known_as: null,
    sex: 'F',
    first_language: 'English',
    entered_on: '2023-09-04',
    left_on: null,
  } as const;
  await db
    .insertInto('pupil')
    .values([
      {
        ...pupil,
        id: ownPupil,
        upn: 'H211400026001',
        surname: 'Begum',
        forename: 'Amina',
        date_of_birth: '2018-03-14',
        year_group: '4',
      },
      {
        ...pupil,
        id: otherPupil,
        upn: null,
        surname: 'Okafor',
        forename: 'Daniel',
        sex: 'M',
        date_of_birth: '2017-05-02',
        year_group: '5',
      },
    ])
    .execute();
  await db
    .insertInto('class_pupil')
    .values([
      { class_id: classId, pupil_id: ownPupil, from_on: september, until_on: null },
      { class_id: otherClass, pupil_id: otherPupil, from_on: september, until_on: null },
    ])
    .execute();
  await db
    .insertInto('contact')
    .values({
      id: newId(),
      pupil_id: ownPupil,
      name: 'Rukia Begum',
      relation: 'Mother',
      parental_responsibility: 'yes',
      priority: 1,
      email: 'rukia@example.org',
      phone: '020 7946 0000',
      address: '1 Alder Row\nLondon E1 0AA',
      language: 'Bengali',
      interpreter: 'unknown',
      withhold_reason: null,
      from_on: '2023-09-04',
      until_on: null,
    })
    .execute();
  return { id, viewer, ownPupil, otherPupil, classId };
}

async function person(
  database: Database,
  schoolId: string,
  schoolName: string,
  role: Role,
  now: string,
  from_on: string,
): Promise<Viewer> {
  const [staffId, accountId] = [newId(), newId()];
  const name = `${role[0]!.toUpperCase()}${role.slice(1)} Example`;
  const email = `${role}.${schoolId.slice(-6)}@example.org`;
  await addAccount(database, { id: accountId, name, email, now });
  await database
    .ofSchool(schoolId)
    .insertInto('staff')
    .values({
      id: staffId,
      account_id: accountId,
      name,
      email,
      role,
      job_title: null,
      from_on,
      until_on: null,
    })
    .execute();
  await givePlace(database.accounts, { accountId, schoolId, staffId });
  return { schoolId, schoolName, staffId, accountId, sessionId: newId(), name, role, guarded: false };
}
