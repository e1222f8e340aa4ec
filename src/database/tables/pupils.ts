import type { Generated } from 'kysely';
import type { Day, Fixed, ForWhom, Moment, SchoolId } from './columns.ts';

export interface PupilTables {
  pupil: Pupil;
  class_pupil: ClassPupil;
  circumstance: Circumstance;
  contact: Contact;
  sen_period: SenPeriod;
  need: Need;
  diagnosis: Diagnosis;
  strength: Strength;
  event: Event;
}

interface Pupil {
  school_id: SchoolId;
  id: string;
  upn: string | null;
  surname: string;
  forename: string;
  /** The name the child is called by, when it is another. */
  known_as: string | null;
  date_of_birth: Day;
  sex: 'F' | 'M' | null;
  year_group: string;
  first_language: string | null;
  entered_on: Day;
  left_on: Day | null;
}

interface ClassPupil {
  school_id: SchoolId;
  class_id: string;
  pupil_id: string;
  from_on: Day;
  until_on: Day | null;
}

/** Looked after, service child ...: facts that start and end. */
interface Circumstance {
  school_id: SchoolId;
  id: string;
  pupil_id: string;
  kind: 'looked-after' | 'previously-looked-after' | 'english-additional' | 'young-carer';
  note: string | null;
  from_on: Day;
  until_on: Day | null;
}

/** An adult in the child's life. `parental_responsibility` makes them a parent in the Code's sense. */
interface Contact {
  school_id: SchoolId;
  id: string;
  pupil_id: string;
  name: string;
  relation: string;
  parental_responsibility: 'yes' | 'no' | 'unknown';
  priority: number;
  email: string | null;
  phone: string | null;
  address: string | null;
  language: string | null;
  interpreter: 'needed' | 'not-needed' | 'unknown';
  /** Set when a court order says that this person gets nothing. */
  withhold_reason: string | null;
  from_on: Day;
  until_on: Day | null;
}

/**
 * The register. N is the absence of a period. Appended and closed, never deleted: what was recorded wrongly is withdrawn with a
 * reason, and counts no more. `until_on` is the first day on which it no longer holds, as in `basics/period.ts`; so for `need`.
 */
interface SenPeriod {
  school_id: SchoolId;
  id: string;
  pupil_id: string;
  status: 'watched' | 'K' | 'E';
  from_on: Day;
  until_on: Day | null;
  /** The notice to the parents, without which nobody becomes K here (CFA 2014 s.68); null only with `basis`. */
  notice_id: string | null;
  /** Why there is no notice: support that began before Alongside, an EHC plan from the local authority, watching. */
  basis: string | null;
  ended_because: string | null;
  recorded_by: string;
  recorded_at: Moment;
  withdrawn_because: string | null;
  withdrawn_by: string | null;
  withdrawn_at: Moment | null;
}

interface Need {
  school_id: SchoolId;
  id: string;
  pupil_id: string;
  need_type: string;
  rank: number;
  /** How we know. */
  evidence: string;
  from_on: Day;
  until_on: Day | null;
  recorded_by: string;
  recorded_at: Moment;
  audience: ForWhom;
}

/** Held apart from needs: a need wants no diagnosis, a diagnosis is not a need. */
interface Diagnosis {
  school_id: SchoolId;
  id: string;
  pupil_id: string;
  name: string;
  given_by: string;
  given_on: Day | null;
  recorded_by: string;
  recorded_at: Moment;
  audience: ForWhom;
}

interface Strength {
  school_id: SchoolId;
  id: string;
  pupil_id: string;
  words: string;
  said_by: string;
  from_on: Day;
  until_on: Day | null;
  recorded_by: string;
  recorded_at: Moment;
  audience: ForWhom;
}

/** One thing that happened in a child's support: the timeline. Append-only. */
interface Event {
  school_id: SchoolId;
  id: Fixed<string>;
  pupil_id: Fixed<string>;
  /** The day it happened; `at` is when it was written down. */
  on_day: Fixed<Day>;
  at: Fixed<Moment>;
  kind: Fixed<string>;
  title: Fixed<string>;
  detail: Fixed<string | null>;
  ref_kind: Fixed<string | null>;
  ref_id: Fixed<string | null>;
  ref_version: Fixed<number | null>;
  staff_id: Fixed<string | null>;
  audience: ForWhom;
  /** The entry that this line repeats. */
  entry_id: Generated<string | null>;
}
