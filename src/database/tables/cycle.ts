import type { Day, Fixed, ForWhom, Moment, SchoolId } from './columns.ts';

/** One round of assess, plan, do, review and what is written in it. */
export interface CycleTables {
  cycle: Cycle;
  document: Document;
  document_answer: DocumentAnswer;
  document_version: DocumentVersion;
  document_presence: DocumentPresence;
  concern: Concern;
  view_given: ViewGiven;
  teacher_ask: TeacherAsk;
  teacher_answer: TeacherAnswer;
  score: Score;
  advice: Advice;
  decision: Decision;
}

interface Cycle {
  school_id: SchoolId;
  id: string;
  pupil_id: string;
  number: number;
  started_on: Day;
  ended_on: Day | null;
}

/** A long form: drafted, finished, amended with a reason, never unlocked. */
interface Document {
  school_id: SchoolId;
  id: string;
  pupil_id: string;
  cycle_id: string | null;
  kind: 'early-discussion' | 'assessment' | 'plan' | 'review';
  status: 'draft' | 'finished' | 'ended';
  /** Counts every save; a form carries the number it was read at. */
  revision: number;
  /** All current answers, as JSON of Record<string, string>. */
  answers: string;
  /** Who answers for it, of the version that was agreed last: lists ask for it, and reading it out of `answers` is slow. */
  responsible_id: string | null;
  created_by: string;
  created_at: Moment;
  finished_at: Moment | null;
  ended_at: Moment | null;
  audience: ForWhom;
}

/** Every answer ever given, by revision. Append-only: nothing typed is lost. */
interface DocumentAnswer {
  school_id: SchoolId;
  document_id: Fixed<string>;
  revision: Fixed<number>;
  field: Fixed<string>;
  value: Fixed<string>;
  staff_id: Fixed<string>;
  at: Fixed<Moment>;
}

/** What was agreed, as it was agreed. Append-only. */
interface DocumentVersion {
  school_id: SchoolId;
  document_id: Fixed<string>;
  number: Fixed<number>;
  revision: Fixed<number>;
  answers: Fixed<string>;
  reason: Fixed<string>;
  staff_id: Fixed<string>;
  at: Fixed<Moment>;
}

interface DocumentPresence {
  school_id: SchoolId;
  document_id: string;
  staff_id: string;
  seen_at: Moment;
}

interface Concern {
  school_id: SchoolId;
  id: string;
  pupil_id: string;
  raised_as: 'staff' | 'parent';
  /** The parent whose words these are. */
  contact_id: string | null;
  words: string;
  noticed: string | null;
  areas: string;
  raised_on: Day;
  reply_due_on: Day | null;
  replied_on: Day | null;
  reply: string | null;
  replied_by: string | null;
  closed_on: Day | null;
  closed_because: string | null;
  recorded_by: string;
  recorded_at: Moment;
  audience: ForWhom;
}

/** What a parent or the child said, or that they have said nothing yet and when we ask next. Append-only. */
interface ViewGiven {
  school_id: SchoolId;
  id: Fixed<string>;
  pupil_id: Fixed<string>;
  document_id: Fixed<string | null>;
  whose: Fixed<'parent' | 'child' | 'teacher'>;
  contact_id: Fixed<string | null>;
  /** The adult who asked the child, where it was not whoever writes it down. */
  staff_id: Fixed<string | null>;
  state: Fixed<'given' | 'none-yet' | 'declined'>;
  words: Fixed<string | null>;
  how: Fixed<string | null>;
  /** What an adult saw the child do or choose, and, held apart, what the adult takes it to mean. */
  seen: Fixed<string | null>;
  interpreted: Fixed<string | null>;
  reason: Fixed<string | null>;
  next_try_on: Fixed<Day | null>;
  on_day: Fixed<Day>;
  recorded_by: Fixed<string>;
  recorded_at: Fixed<Moment>;
  audience: ForWhom;
}

/** All of a child's teachers are asked at once; each has an answer row waiting. */
interface TeacherAsk {
  school_id: SchoolId;
  id: string;
  pupil_id: string;
  document_id: string;
  asked_by: string;
  asked_at: Moment;
  due_on: Day;
}

interface TeacherAnswer {
  school_id: SchoolId;
  ask_id: string;
  staff_id: string;
  going_well: string | null;
  difficult: string | null;
  helps: string | null;
  answered_at: Moment | null;
  reminded_at: Moment | null;
}

interface Score {
  school_id: SchoolId;
  id: string;
  pupil_id: string;
  test: string;
  taken_on: Day;
  value: number;
  /** What the number is: standardised score, reading age in months, words a minute. */
  scale: string;
  /** What is usual at this age on the same scale, when known. */
  expected: number | null;
  recorded_by: string;
  recorded_at: Moment;
  audience: ForWhom;
}

interface Advice {
  school_id: SchoolId;
  id: string;
  pupil_id: string;
  from_name: string;
  profession: string;
  given_on: Day;
  words: string;
  recorded_by: string;
  recorded_at: Moment;
  audience: ForWhom;
}

/** Append-only: a judgement is followed by another, never overwritten. */
interface Decision {
  school_id: SchoolId;
  id: Fixed<string>;
  pupil_id: Fixed<string>;
  cycle_id: Fixed<string | null>;
  document_id: Fixed<string | null>;
  kind: Fixed<
    'sen-support' | 'not-sen' | 'watch' | 'leave-sen-support' | 'specialist' | 'consider-ehc' | 'next-cycle'
  >;
  reasons: Fixed<string>;
  decided_by: Fixed<string>;
  decided_on: Fixed<Day>;
  parents_consulted: Fixed<string>;
  child_consulted: Fixed<string>;
  recorded_by: Fixed<string>;
  recorded_at: Fixed<Moment>;
}
