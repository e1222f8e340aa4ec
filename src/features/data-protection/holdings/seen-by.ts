import type { ChildTableName } from './holdings.ts';

/** Who at school sees entries of a kind: chosen entry by entry, as the entry they belong to, or always the same people. */
type SeenBy = 'chosen' | 'staff' | 'senco' | 'lists' | { readonly as: ChildTableName };

const asDocument = { as: 'document' } as const;

/** Every kind of entry and who sees it; a new kind does not compile until it says so. */
export const seenBy: Readonly<Record<ChildTableName, SeenBy>> = {
  pupil: 'staff',
  class_pupil: 'staff',
  circumstance: 'staff',
  contact: 'staff',
  sen_period: 'staff',
  need: 'chosen',
  diagnosis: 'chosen',
  strength: 'chosen',
  event: 'chosen',
  cycle: 'staff',
  document: 'chosen',
  document_version: asDocument,
  document_answer: asDocument,
  document_presence: asDocument,
  concern: 'chosen',
  view_given: 'chosen',
  teacher_ask: asDocument,
  teacher_answer: { as: 'teacher_ask' },
  score: 'chosen',
  advice: 'chosen',
  decision: 'staff',
  outcome: asDocument,
  outcome_result: asDocument,
  provision: asDocument,
  provision_decision: asDocument,
  session_record: 'staff',
  missed_decision: 'staff',
  observation: 'chosen',
  review_date: asDocument,
  meeting: 'staff',
  action_item: 'staff',
  notice: 'chosen',
  delivery: { as: 'notice' },
  delivery_event: { as: 'delivery' },
  briefing: asDocument,
  briefing_reader: { as: 'briefing' },
  hand_over: 'senco',
  came_from: 'senco',
  audit: 'senco',
  import_row: 'lists',
  access_request: 'senco',
  access_step: 'senco',
  access_entry: 'senco',
  audience_change: 'senco',
  legal_hold: 'senco',
  disposal_child: 'senco',
};

/** The same in words. */
export function seenInWords(name: ChildTableName, nameOf: (name: ChildTableName) => string): string {
  const by = seenBy[name];
  if (by === 'chosen') return 'Chosen entry by entry';
  if (by === 'staff') return 'Staff who work with the child';
  if (by === 'lists') return 'Whoever brings in lists: the SENCO and administrators';
  return by === 'senco' ? 'Only the SENCO and the head teacher' : `As: ${nameOf(by.as)}`;
}
