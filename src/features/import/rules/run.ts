import type { RecognisedText } from '../read-file/encoding.ts';
import type { RecognisedSeparator, Separator } from '../read-file/separator.ts';
import type { ListKind } from './headings/fields.ts';
import type { Column, InformationSystem, RowValues } from './headings/recognise.ts';
import type { Contradiction } from './judge/contradictions.ts';
import type { SenAnswer, SenQuestion } from './judge/sen-questions.ts';
import type { Change, Choice, FileDoubt, Reason, Verdict } from './judge/verdict.ts';

/** What was recognised in a file, and what a person chose about reading it. */
export interface Reading {
  encoding?: Omit<RecognisedText, 'text'>;
  separator?: RecognisedSeparator;
  chosenSeparator?: Separator;
  mendGarbled?: 'yes' | 'no';
  headingRow?: number;
  system?: InformationSystem;
  signature?: string;
  doubts?: FileDoubt[];
  /** The school is starting with us: nothing about SEN was recorded when the file was judged. */
  starting?: boolean;
  /** The register changed between preview and import, so the preview was made again. */
  judgedAgain?: boolean;
}

export type RunStatus =
  'reading' | 'mapping' | 'judging' | 'preview' | 'applying' | 'applied' | 'undone' | 'failed' | 'cancelled';

export interface Run {
  readonly id: string;
  readonly kind: ListKind;
  readonly fileName: string;
  readonly status: RunStatus;
  readonly reading: Reading;
  readonly columns: Column[];
  readonly rowsTotal: number;
  readonly rowsDone: number;
  readonly problem: string | null;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly appliedAt: string | null;
  readonly undoneAt: string | null;
}

export type RowVerdict = Verdict<unknown>['verdict'] | 'left';

/** A row as the preview shows it. */
export interface StoredRow<Facts = unknown> {
  readonly line: number;
  readonly verdict: RowVerdict;
  readonly who: string;
  readonly values: RowValues;
  readonly tooLong: boolean;
  readonly facts: Facts | undefined;
  readonly changes: Change[];
  readonly sen: SenQuestion | undefined;
  readonly reasons: Reason[];
  readonly choices: Choice<Facts>[];
  readonly decision: string | null;
  readonly senAnswer: SenAnswer | null;
  readonly targetId: string | null;
}

export interface Counts {
  readonly new: number;
  readonly changed: number;
  readonly same: number;
  readonly doubtful: number;
  readonly left: number;
  readonly undecided: number;
}

export interface UndoRow {
  readonly line: number;
  readonly who: string;
  /** Why this row stays as it is; nothing when it can be undone. */
  readonly because: string | undefined;
}

export type Applied =
  | { done: 'applied'; added: number; changed: number; left: number }
  | { done: 'judged again' }
  | { done: 'contradictions'; contradictions: Contradiction[] }
  | { done: 'undecided'; rows: number };
