import type { AcademicYear } from '../../../basics/academic-year.ts';
import { addDays } from '../../../basics/dates.ts';
import type { SchoolDb } from '../../../database/connection.ts';
import { newId } from '../../../database/id.ts';
import type { ClassFacts, ClassOnList } from '../rules/judge/classes.ts';
import { staffChanges } from '../rules/judge/staff.ts';
import type { StaffFacts, StaffOnList } from '../rules/judge/staff.ts';
import type { Effect } from './effects.ts';

export function effectsOfAddingStaff(facts: StaffFacts, today: string): { id: string; effects: Effect[] } {
  const id = newId();
  const after = {
    id,
    account_id: null,
    name: facts.name,
    email: facts.email,
    role: facts.role,
    job_title: facts.jobTitle,
    from_on: facts.startsOn ?? today,
    until_on: null,
  };
  return { id, effects: [{ table: 'staff', key: { id }, before: null, after }] };
}

const staffColumns: Record<string, string> = {
  name: 'name',
  email: 'email',
  jobTitle: 'job_title',
  leftOn: 'until_on',
};

/** Name, e-mail and job title; never the role. */
export function effectsOfChangingStaff(member: StaffOnList, facts: StaffFacts): Effect[] {
  const [before, after]: [Record<string, string | null>, Record<string, string | null>] = [{}, {}];
  for (const change of staffChanges(member, facts)) {
    before[staffColumns[change.field]!] = change.before;
    after[staffColumns[change.field]!] = change.after;
  }
  return Object.keys(after).length > 0 ? [{ table: 'staff', key: { id: member.id }, before, after }] : [];
}

export function effectsOfStaffLeaving(id: string, today: string): Effect[] {
  return [{ table: 'staff', key: { id }, before: { until_on: null }, after: { until_on: today } }];
}

export interface Stay {
  class_id: string;
  staff_id: string;
  part: string;
  from_on: string;
}

/** Who works with which class today, as it is stored. */
export async function staysOf(db: SchoolDb, today: string): Promise<Stay[]> {
  return db
    .selectFrom('class_staff')
    .select(['class_id', 'staff_id', 'part', 'from_on'])
    .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>=', today)]))
    .execute();
}

export function effectsOfAddingClass(
  facts: ClassFacts,
  academicYear: AcademicYear,
  today: string,
): { id: string; effects: Effect[] } {
  const id = newId();
  const after = {
    id,
    name: facts.name,
    academic_year: academicYear,
    year_group: facts.yearGroup,
    kind: facts.subject ? 'subject' : 'registration',
    subject: facts.subject,
  };
  return {
    id,
    effects: [{ table: 'school_class', key: { id }, before: null, after }, ...joining(id, facts, [], today)],
  };
}

/** Brings a class up to what a row says. A list that is empty in the row says nothing, so nobody goes. */
export function effectsOfChangingClass(
  { id, facts: known }: ClassOnList,
  facts: ClassFacts,
  stays: readonly Stay[],
  today: string,
): Effect[] {
  const effects: Effect[] = [];
  const [before, after]: [Record<string, string | null>, Record<string, string | null>] = [{}, {}];
  if (facts.yearGroup && facts.yearGroup !== known.yearGroup)
    [before['year_group'], after['year_group']] = [known.yearGroup, facts.yearGroup];
  if (facts.subject && facts.subject !== known.subject)
    [before['subject'], after['subject']] = [known.subject, facts.subject];
  if (Object.keys(after).length > 0) effects.push({ table: 'school_class', key: { id }, before, after });
  const here = stays.filter(({ class_id }) => class_id === id);
  const leaving = here.filter(({ staff_id, part }) => {
    const named = part === 'teacher' ? facts.teachers : facts.assistants;
    return named.length > 0 && !named.includes(staff_id);
  });
  for (const { class_id, staff_id, part, from_on } of leaving) {
    const key = { class_id, staff_id, from_on };
    effects.push(
      from_on >= today
        ? { table: 'class_staff', key, before: { ...key, part, until_on: null }, after: null }
        : { table: 'class_staff', key, before: { until_on: null }, after: { until_on: addDays(today, -1) } },
    );
  }
  const staying = here.filter((stay) => !leaving.includes(stay)).map(({ staff_id }) => staff_id);
  return [...effects, ...joining(id, facts, staying, today)];
}

function joining(
  classId: string,
  facts: ClassFacts,
  alreadyThere: readonly string[],
  from: string,
): Effect[] {
  const people = [
    ...facts.teachers.map((id) => [id, 'teacher'] as const),
    ...facts.assistants.map((id) => [id, 'assistant'] as const),
  ];
  return people
    .filter(([id]) => !alreadyThere.includes(id))
    .map(([id, part]): Effect => {
      const key = { class_id: classId, staff_id: id, from_on: from };
      return { table: 'class_staff', key, before: null, after: { ...key, part, until_on: null } };
    });
}
