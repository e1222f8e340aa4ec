import type { Field, ListKind } from '../headings/fields.ts';
import type { RowValues } from '../headings/recognise.ts';

/** One row of a file, its values by field. `line` is the line a person sees in the file. */
export interface JudgedRow {
  line: number;
  values: RowValues;
  /** The row has more cells than there are headings, so its values may have slipped into other columns. */
  tooLong?: boolean;
}

/** Why a person has to decide about a row. `text` says it in plain words. */
export interface Reason {
  code: string;
  text: string;
  field?: Field;
}

/** One thing that may be done with a doubtful row. `value` is what a form sends; nothing is chosen beforehand. */
export type Choice<Facts> =
  | { value: string; label: string; act: 'add'; facts: Facts }
  | { value: string; label: string; act: 'same'; id: string; facts: Facts }
  | { value: 'leave-out'; label: string; act: 'leave out' };

/** One fact before and after; nothing recorded is `null`. */
export interface Change {
  field: string;
  name: string;
  before: string | null;
  after: string | null;
}

/** The judgement of one row of a file: every row has exactly one. `Facts` are what we would record. */
export type Verdict<Facts> = { line: number; who: string } & (
  | { verdict: 'new'; facts: Facts }
  | { verdict: 'changed'; id: string; facts: Facts; changes: Change[] }
  | { verdict: 'same'; id: string }
  | { verdict: 'doubtful'; reasons: Reason[]; choices: Choice<Facts>[] }
);

/** Somebody whom we have and the file has not. */
export interface Left {
  id: string;
  who: string;
}

/** A question about the whole file rather than one row. */
export interface FileDoubt {
  code: string;
  text: string;
}

export interface Judgement<Facts> {
  kind: ListKind;
  verdicts: Verdict<Facts>[];
  left: Left[];
  doubts: FileDoubt[];
}

export const leaveOut = { value: 'leave-out', label: 'Leave this row out', act: 'leave out' } as const;

/** What will be done with a row: decided by the row itself, or by a person when it is doubtful. */
export type Action<Facts> =
  | { act: 'add'; facts: Facts }
  | { act: 'change'; id: string; facts: Facts }
  | { act: 'nothing' }
  | { act: 'undecided' };

/** Takes a verdict and a person's decision, if any, and gives what to do. A doubtful row without a decision is undecided. */
export function settle<Facts>(verdict: Verdict<Facts>, decision: string | null): Action<Facts> {
  if (verdict.verdict === 'same' || decision === leaveOut.value) return { act: 'nothing' };
  if (verdict.verdict === 'new') return { act: 'add', facts: verdict.facts };
  if (verdict.verdict === 'changed') return { act: 'change', id: verdict.id, facts: verdict.facts };
  const choice = verdict.choices.find(({ value }) => value === decision);
  if (!choice) return { act: 'undecided' };
  if (choice.act === 'add') return { act: 'add', facts: choice.facts };
  if (choice.act === 'same') return { act: 'change', id: choice.id, facts: choice.facts };
  return { act: 'nothing' };
}
