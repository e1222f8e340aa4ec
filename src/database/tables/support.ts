import type { Day, Fixed, ForWhom, Moment, SchoolId } from './columns.ts';

/** What a plan promises, what was done of it, and what came of it. */
export interface SupportTables {
  outcome: Outcome;
  outcome_result: OutcomeResult;
  provision: Provision;
  provision_decision: ProvisionDecision;
  support_group: SupportGroup;
  session_record: SessionRecord;
  missed_decision: MissedDecision;
  observation: Observation;
  review_date: ReviewDate;
  meeting: Meeting;
  action_item: ActionItem;
}

interface Outcome {
  school_id: SchoolId;
  id: string;
  pupil_id: string;
  plan_id: string;
  position: number;
  statement: string;
  child_words: string | null;
  area: string | null;
  baseline: string;
  baseline_on: Day | null;
  target: string;
  target_on: Day | null;
  measure: string;
  /** The same tool at the end as at the start. */
  tool: string;
  ended_on: Day | null;
}

interface OutcomeResult {
  school_id: SchoolId;
  id: Fixed<string>;
  outcome_id: Fixed<string>;
  document_id: Fixed<string>;
  pupil_id: Fixed<string>;
  result: Fixed<'met' | 'partly' | 'not-met' | 'not-measured'>;
  exit_value: Fixed<string | null>;
  evidence: Fixed<string | null>;
  on_day: Fixed<Day>;
}

interface Provision {
  school_id: SchoolId;
  id: string;
  /** The item of the plan it comes from; another row when its times change, so that the past keeps its own. Null: same as id. */
  item_id: string | null;
  pupil_id: string;
  plan_id: string;
  position: number;
  /** One or more of the ten kinds, as '2,4'. */
  kinds: string;
  what: string;
  additional: string;
  outcome_ids: string;
  staff_id: string | null;
  who: string | null;
  group_id: string | null;
  group_size: number;
  /** ISO weekdays, as '1,3,5'; empty when it is not held at fixed times. */
  weekdays: string;
  starts_at: string | null;
  minutes: number | null;
  weeks: number | null;
  place: string | null;
  cost_pence: number | null;
  starts_on: Day;
  ends_on: Day | null;
}

interface ProvisionDecision {
  school_id: SchoolId;
  id: Fixed<string>;
  provision_id: Fixed<string>;
  document_id: Fixed<string>;
  pupil_id: Fixed<string>;
  decision: Fixed<'continue' | 'change' | 'stop'>;
  why: Fixed<string | null>;
  on_day: Fixed<Day>;
}

/** Children who are helped together: one tap records the session for all. */
interface SupportGroup {
  school_id: SchoolId;
  id: string;
  name: string;
  led_by: string | null;
  weekdays: string;
  starts_at: string | null;
  minutes: number | null;
  place: string | null;
  from_on: Day;
  until_on: Day | null;
}

/** What became of one planned session. Append-only; the newest record of a day and time counts. */
interface SessionRecord {
  school_id: SchoolId;
  id: Fixed<string>;
  pupil_id: Fixed<string>;
  provision_id: Fixed<string>;
  on_day: Fixed<Day>;
  starts_at: Fixed<string>;
  state: Fixed<'held' | 'missed' | 'changed'>;
  reason: Fixed<string | null>;
  minutes: Fixed<number>;
  note: Fixed<string | null>;
  recorded_by: Fixed<string>;
  recorded_at: Fixed<Moment>;
}

/** What somebody decided about a pile of missed sessions, up to a day. */
interface MissedDecision {
  school_id: SchoolId;
  id: Fixed<string>;
  pupil_id: Fixed<string>;
  provision_id: Fixed<string>;
  up_to: Fixed<Day>;
  decision: Fixed<'catch-up' | 'change-plan' | 'other-adult' | 'accept'>;
  why: Fixed<string>;
  recorded_by: Fixed<string>;
  recorded_at: Fixed<Moment>;
}

interface Observation {
  school_id: SchoolId;
  id: Fixed<string>;
  pupil_id: Fixed<string>;
  on_day: Fixed<Day>;
  at_time: Fixed<string>;
  place: Fixed<string>;
  words: Fixed<string>;
  recorded_by: Fixed<string>;
  recorded_at: Fixed<Moment>;
  audience: ForWhom;
}

/** Review dates only move, with a reason: the newest row is the date. Append-only. */
interface ReviewDate {
  school_id: SchoolId;
  id: Fixed<string>;
  pupil_id: Fixed<string>;
  plan_id: Fixed<string>;
  due_on: Fixed<Day>;
  reason: Fixed<string | null>;
  set_by: Fixed<string>;
  set_at: Fixed<Moment>;
}

interface Meeting {
  school_id: SchoolId;
  id: string;
  pupil_id: string;
  document_id: string | null;
  about: 'early-discussion' | 'plan' | 'review';
  on_day: Day;
  starts_at: string | null;
  minutes: number;
  place: string | null;
  /** Counts changes of an invitation that was sent. */
  sequence: number;
  held_on: Day | null;
  parents_present: string | null;
  child_part: string | null;
  cancelled_because: string | null;
}

interface ActionItem {
  school_id: SchoolId;
  id: string;
  pupil_id: string;
  document_id: string | null;
  what: string;
  who: string;
  staff_id: string | null;
  due_on: Day;
  done_on: Day | null;
  done_note: string | null;
}
