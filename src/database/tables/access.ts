import type { Day, Fixed, Moment, SchoolId } from './columns.ts';

/** Somebody asks for a copy of what is held of a child. */
export interface AccessTables {
  access_request: AccessRequest;
  access_step: AccessStep;
  access_entry: AccessEntry;
}

interface AccessRequest {
  school_id: SchoolId;
  id: string;
  pupil_id: Fixed<string>;
  /** The child's own right to a copy, or a parent's right to the educational record: two rights, two clocks. */
  kind: Fixed<'subject-access' | 'educational-record'>;
  asked_as: Fixed<'child' | 'parent' | 'other'>;
  asked_by: Fixed<string>;
  received_on: Fixed<Day>;
  way: Fixed<'e-mail' | 'letter' | 'in-person' | 'telephone' | 'other'>;
  /** What they ask for, in their words. */
  words: Fixed<string | null>;
  /** How the school knows who asks, and that they may. */
  authority: Fixed<string | null>;
  gathered_at: Moment | null;
  /** Whether the copy says that something was left out, and on what grounds. */
  tells_left_out: 'yes' | 'no';
  ended_on: Day | null;
  ended_how: 'sent' | 'refused' | 'withdrawn' | null;
  ended_note: string | null;
  recorded_by: Fixed<string>;
  recorded_at: Fixed<Moment>;
}

/** What happened to the time there is for an answer. Append-only; of dates that were set, the newest counts. */
interface AccessStep {
  school_id: SchoolId;
  id: Fixed<string>;
  request_id: Fixed<string>;
  kind: Fixed<'extended' | 'date-set' | 'paused' | 'resumed' | 'noted'>;
  on_day: Fixed<Day>;
  due_on: Fixed<Day | null>;
  reason: Fixed<string>;
  recorded_by: Fixed<string>;
  recorded_at: Fixed<Moment>;
}

/**
 * What was decided of one entry of the child's record. The entry itself is not copied: a fingerprint shows whether it is still what
 * was decided on.
 */
interface AccessEntry {
  school_id: SchoolId;
  id: string;
  request_id: Fixed<string>;
  table_name: Fixed<string>;
  entry_key: Fixed<string>;
  fingerprint: string;
  decision: 'undecided' | 'include' | 'withhold' | 'part';
  reason: string | null;
  /** The words that are left out of it, as JSON of string[]. */
  words: string | null;
  decided_by: string | null;
  decided_at: Moment | null;
  /** Somebody else, who agreed to leave it out. */
  confirmed_by: string | null;
  confirmed_at: Moment | null;
  sent_back: string | null;
}
