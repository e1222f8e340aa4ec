import type { Schema } from '../../../database/schema.ts';
import type { RuleName } from './rules/kept.ts';

/** Kept by better-auth, and therefore in no type of ours. */
type OfAccounts = 'account_two_factor';

/** Every table of the database, and the one rule by which its rows go. A new table does not compile until it stands here. */
export const ruleOfTable = {
  pupil: 'sen-file',
  class_pupil: 'sen-file',
  circumstance: 'sen-file',
  contact: 'sen-file',
  sen_period: 'sen-file',
  need: 'sen-file',
  diagnosis: 'sen-file',
  strength: 'sen-file',
  event: 'sen-file',
  cycle: 'sen-file',
  document: 'sen-file',
  document_version: 'sen-file',
  concern: 'sen-file',
  view_given: 'sen-file',
  teacher_ask: 'sen-file',
  teacher_answer: 'sen-file',
  score: 'sen-file',
  advice: 'sen-file',
  decision: 'sen-file',
  outcome: 'sen-file',
  outcome_result: 'sen-file',
  provision: 'sen-file',
  provision_decision: 'sen-file',
  session_record: 'sen-file',
  missed_decision: 'sen-file',
  observation: 'sen-file',
  review_date: 'sen-file',
  meeting: 'sen-file',
  action_item: 'sen-file',
  notice: 'sen-file',
  delivery: 'sen-file',
  briefing: 'sen-file',
  briefing_reader: 'sen-file',
  hand_over: 'sen-file',
  legal_hold: 'sen-file',
  disposal_child: 'sen-file',
  audience_change: 'sen-file',
  came_from: 'sen-file',

  document_answer: 'typing',
  access_request: 'requests',
  access_step: 'requests',
  access_entry: 'requests',
  delivery_event: 'delivery',

  import_run: 'lists',
  import_row: 'lists',
  file_received: 'files-in',

  staff: 'people',
  class_staff: 'people',
  column_map: 'people',
  second_step_lifted: 'people',
  account_user: 'accounts',
  account_login: 'accounts',
  account_two_factor: 'accounts',
  account_place: 'accounts',
  group_member: 'accounts',

  account_event: 'happened',
  account_session: 'sessions',
  account_verification: 'sessions',
  sign_in_failure: 'guesses',
  submission: 'forms-sent',
  document_presence: 'open-now',

  audit: 'looked',
  audit_seal: 'looked',
  disposal: 'certificates',
  clearing: 'certificates',
  retention_choice: 'certificates',

  school: 'nobody',
  setting: 'nobody',
  term: 'nobody',
  closure: 'nobody',
  school_class: 'nobody',
  support_group: 'nobody',
  school_key: 'nobody',
  school_work: 'nobody',
  hosted_school: 'nobody',
  school_group: 'nobody',
  group_school: 'nobody',
} as const satisfies Readonly<Record<(keyof Schema & string) | OfAccounts, RuleName>>;

/** The tables whose rows go by a rule. */
export const tablesOf = (rule: RuleName): string[] =>
  Object.entries(ruleOfTable).flatMap(([table, name]) => (name === rule ? [table] : []));
