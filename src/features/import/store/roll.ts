import type { SenProvision } from '../../../basics/needs.ts';
import type { YearGroup } from '../../../basics/year-group.ts';
import type { SchoolDb } from '../../../database/connection.ts';
import type { ClassFacts, ClassOnList } from '../rules/judge/classes.ts';
import type { ContactFacts, PupilOnRoll } from '../rules/judge/pupil-facts.ts';
import type { StaffOnList } from '../rules/judge/staff.ts';

/** Every pupil whom we know, with all that a list may say about them, as it stands today. */
export async function rollOf(db: SchoolDb, academicYear: string, today: string): Promise<PupilOnRoll[]> {
  const pupils = await db.selectFrom('pupil').selectAll().orderBy('id').execute();
  const classes = await db
    .selectFrom('class_pupil')
    .innerJoin('school_class', 'school_class.id', 'class_pupil.class_id')
    .select(['pupil_id', 'name'])
    .where('kind', '=', 'registration')
    .where('academic_year', '=', academicYear)
    .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>=', today)]))
    .execute();
  const circumstances = await db
    .selectFrom('circumstance')
    .select(['pupil_id', 'kind'])
    .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>=', today)]))
    .execute();
  const contacts = await db
    .selectFrom('contact')
    .selectAll()
    .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>=', today)]))
    .orderBy('priority')
    .execute();
  const statuses = await db
    .selectFrom('sen_period')
    .select(['pupil_id', 'status'])
    .where('withdrawn_at', 'is', null)
    .where('from_on', '<=', today)
    .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>', today)]))
    .execute();

  const className = new Map(classes.map(({ pupil_id, name }) => [pupil_id, name]));
  const has = new Set(circumstances.map(({ pupil_id, kind }) => `${pupil_id} ${kind}`));
  const contactsOf = Map.groupBy(contacts, ({ pupil_id }) => pupil_id);
  const sen = new Map(
    statuses.flatMap(({ pupil_id, status }) => (status === 'watched' ? [] : [[pupil_id, status] as const])),
  );
  return pupils.map((pupil) => ({
    id: pupil.id,
    facts: {
      upn: pupil.upn,
      surname: pupil.surname,
      forename: pupil.forename,
      knownAs: pupil.known_as,
      dateOfBirth: pupil.date_of_birth,
      sex: pupil.sex,
      yearGroup: pupil.year_group as YearGroup,
      className: className.get(pupil.id) ?? null,
      enteredOn: pupil.entered_on,
      firstLanguage: pupil.first_language,
      englishAdditional: has.has(`${pupil.id} english-additional`) ? 'yes' : null,
      lookedAfter: has.has(`${pupil.id} looked-after`) ? 'yes' : null,
      contacts: (contactsOf.get(pupil.id) ?? []).map((contact): ContactFacts => ({
        name: contact.name,
        relation: contact.relation,
        parentalResponsibility: contact.parental_responsibility,
        email: contact.email,
        phone: contact.phone,
        address: contact.address,
        language: contact.language,
        courtOrder: contact.withhold_reason,
      })),
    },
    sen: (sen.get(pupil.id) ?? 'N') satisfies SenProvision,
    leftOn: pupil.left_on,
  }));
}

/** Has the school recorded nothing about SEN yet? Then it is starting with us. */
export async function isStarting(db: SchoolDb): Promise<boolean> {
  return (await db.selectFrom('sen_period').select('id').limit(1).executeTakeFirst()) === undefined;
}

export async function staffOf(db: SchoolDb): Promise<StaffOnList[]> {
  return db
    .selectFrom('staff')
    .select(['id', 'name', 'email', 'job_title as jobTitle', 'role', 'until_on as leftOn'])
    .orderBy('id')
    .execute();
}

/** The classes of an academic year, with who works with them today. */
export async function classesOf(db: SchoolDb, academicYear: string, today: string): Promise<ClassOnList[]> {
  const classes = await db
    .selectFrom('school_class')
    .selectAll()
    .where('academic_year', '=', academicYear)
    .execute();
  const people = await db
    .selectFrom('class_staff')
    .select(['class_id', 'staff_id', 'part'])
    .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>=', today)]))
    .execute();
  const peopleOf = Map.groupBy(people, ({ class_id }) => class_id);
  const withPart = (id: string, part: 'teacher' | 'assistant') =>
    (peopleOf.get(id) ?? []).filter((one) => one.part === part).map(({ staff_id }) => staff_id);
  return classes.map((one) => ({
    id: one.id,
    facts: {
      name: one.name,
      yearGroup: one.year_group as YearGroup | null,
      subject: one.subject,
      teachers: withPart(one.id, 'teacher'),
      assistants: withPart(one.id, 'assistant'),
    } satisfies ClassFacts,
  }));
}
