import type { Fixed, Moment, SchoolId } from './columns.ts';

/** How long the school keeps what, and what went by itself. */
export interface RetentionTables {
  retention_choice: RetentionChoice;
  clearing: Clearing;
}

/** A time that the school chose for a rule, with why. Append-only: the newest of a rule counts. */
interface RetentionChoice {
  school_id: SchoolId;
  id: Fixed<string>;
  rule: Fixed<string>;
  /** In the unit of the rule; null: what the rule says without a number, such as "with the file". */
  length: Fixed<number | null>;
  reason: Fixed<string>;
  staff_id: Fixed<string>;
  at: Fixed<Moment>;
}

/** That rows went by themselves: by which rule, as it stood, and how many. Names nobody. Append-only. */
interface Clearing {
  school_id: SchoolId;
  id: Fixed<string>;
  rule: Fixed<string>;
  in_words: Fixed<string>;
  entries: Fixed<number>;
  at: Fixed<Moment>;
}
