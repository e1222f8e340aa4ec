import type { SchoolSchema } from '../schema.ts';

/**
 * What becomes of a table's rows when their school is merged into another. `carried`: they are rows of the other school then.
 * `stays`: they are the closed school's own, unchanged. `ends`: nobody misses them.
 */
export type Becomes = 'carried' | { readonly stays: string } | { readonly ends: string };

/** Every table of a school's data; one without an answer does not compile. */
export const becomes = {
  school: { stays: 'its name stands by what it did' },
  setting: { stays: 'the other school’s choices count from then on' },
  term: { stays: 'the other school’s terms count from then on' },
  closure: { stays: 'the other school’s days count from then on' },
  column_map: { stays: 'the other school’s lists count from then on' },
  retention_choice: { stays: 'the other school’s lengths count from then on' },
  clearing: { stays: 'it went from that school' },
  audit: { stays: 'who looked is that school’s to answer for, and its seals hold these very lines' },
  audit_seal: { stays: 'a seal holds the lines of its own school' },
  school_key: { stays: 'what it signed was signed by that school and no other' },
  school_work: { ends: 'the other school is told of the letters that wait' },
  document_presence: { ends: 'who had a page open a moment ago' },
  // Its rows are carried, and those whom a line that stays names stay too, by name alone.
  staff: 'carried',
  second_step_lifted: 'carried',
  school_class: 'carried',
  class_staff: 'carried',
  submission: 'carried',
  pupil: 'carried',
  class_pupil: 'carried',
  circumstance: 'carried',
  contact: 'carried',
  sen_period: 'carried',
  need: 'carried',
  diagnosis: 'carried',
  strength: 'carried',
  event: 'carried',
  cycle: 'carried',
  document: 'carried',
  document_answer: 'carried',
  document_version: 'carried',
  concern: 'carried',
  view_given: 'carried',
  teacher_ask: 'carried',
  teacher_answer: 'carried',
  score: 'carried',
  advice: 'carried',
  decision: 'carried',
  outcome: 'carried',
  outcome_result: 'carried',
  provision: 'carried',
  provision_decision: 'carried',
  support_group: 'carried',
  session_record: 'carried',
  missed_decision: 'carried',
  observation: 'carried',
  review_date: 'carried',
  meeting: 'carried',
  action_item: 'carried',
  audience_change: 'carried',
  notice: 'carried',
  delivery: 'carried',
  delivery_event: 'carried',
  briefing: 'carried',
  briefing_reader: 'carried',
  import_run: 'carried',
  import_row: 'carried',
  access_request: 'carried',
  access_step: 'carried',
  access_entry: 'carried',
  legal_hold: 'carried',
  disposal: 'carried',
  disposal_child: 'carried',
  hand_over: 'carried',
  file_received: 'carried',
  came_from: 'carried',
} as const satisfies Readonly<Record<keyof SchoolSchema, Becomes>>;

/** The answer for a table by its name; undefined where nobody has given one. */
export const answerFor = (table: string): Becomes | undefined =>
  (becomes as Readonly<Record<string, Becomes>>)[table];
