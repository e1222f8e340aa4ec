import type { Day, Fixed, Moment, SchoolId } from './columns.ts';

export interface SchoolTables {
  school: School;
  setting: Setting;
  term: Term;
  closure: Closure;
  staff: Staff;
  second_step_lifted: SecondStepLifted;
  school_class: SchoolClass;
  class_staff: ClassStaff;
  audit: Audit;
  submission: Submission;
}

interface School {
  school_id: SchoolId;
  name: string;
  local_authority: string;
  la_code: string | null;
  dfe_number: string | null;
  phase: 'nursery' | 'primary' | 'secondary' | 'all-through' | 'special';
  address: string | null;
  phone: string | null;
  email: string | null;
  created_at: Fixed<Moment>;
}

/** One choice of the school's own, such as how many school days a reply may take. */
interface Setting {
  school_id: SchoolId;
  name: string;
  value: string;
}

interface Term {
  school_id: SchoolId;
  id: string;
  academic_year: string;
  name: string;
  starts_on: Day;
  ends_on: Day;
}

/** Days inside a term on which the school is shut to pupils: half-term, INSET, bank holidays. */
interface Closure {
  school_id: SchoolId;
  id: string;
  starts_on: Day;
  ends_on: Day;
  reason: string;
}

interface Staff {
  school_id: SchoolId;
  id: string;
  account_id: string | null;
  name: string;
  email: string;
  role: 'senco' | 'teacher' | 'assistant' | 'head' | 'governor' | 'administrator';
  job_title: string | null;
  from_on: Day;
  until_on: Day | null;
}

/** That an administrator took off the second step of somebody who works here: in every school where they have a place. */
interface SecondStepLifted {
  school_id: SchoolId;
  id: string;
  /** Whose. */
  staff_id: string;
  at: Moment;
  /** Null: it was done at another school, or by whoever runs Alongside. */
  lifted_by: string | null;
  /** Where else, in words. */
  lifted_at: string | null;
  /** At the school where it was done: why, and how they were known. */
  reason: string | null;
}

interface SchoolClass {
  school_id: SchoolId;
  id: string;
  name: string;
  academic_year: string;
  year_group: string | null;
  /** A registration class holds every pupil once; a subject class is a set. */
  kind: 'registration' | 'subject';
  subject: string | null;
}

interface ClassStaff {
  school_id: SchoolId;
  class_id: string;
  staff_id: string;
  part: 'teacher' | 'assistant';
  from_on: Day;
  until_on: Day | null;
}

/** Who looked at or did what. Append-only. */
interface Audit {
  school_id: SchoolId;
  id: Fixed<string>;
  at: Fixed<Moment>;
  staff_id: Fixed<string | null>;
  action: Fixed<string>;
  subject: Fixed<string>;
  pupil_id: Fixed<string | null>;
}

/** A form that was sent, by the token it carried: sent twice, it is done once. */
interface Submission {
  school_id: SchoolId;
  token: Fixed<string>;
  at: Fixed<Moment>;
  location: Fixed<string>;
}
