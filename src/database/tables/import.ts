import type { Moment, SchoolId } from './columns.ts';

/** Lists brought in from the school's information system, with what was there before, so that they can be undone. */
export interface ImportTables {
  import_run: ImportRun;
  import_row: ImportRow;
  column_map: ColumnMap;
}

interface ImportRun {
  school_id: SchoolId;
  id: string;
  kind: 'pupils' | 'staff' | 'classes';
  file_name: string;
  status:
    | 'reading'
    | 'mapping'
    | 'judging'
    | 'preview'
    | 'applying'
    | 'applied'
    | 'undone'
    | 'failed'
    | 'cancelled';
  /** The file's text after its encoding was recognised. */
  content: string;
  /** What was recognised: encoding, separator, system, JSON. */
  reading: string;
  /** Heading -> our field, JSON. */
  mapping: string;
  rows_total: number;
  rows_done: number;
  problem: string | null;
  created_by: string;
  created_at: Moment;
  applied_at: Moment | null;
  undone_at: Moment | null;
}

interface ImportRow {
  school_id: SchoolId;
  import_id: string;
  row_no: number;
  verdict: string;
  /** The row as read, JSON. */
  record: string;
  reasons: string;
  choices: string;
  decision: string | null;
  /** What the SENCO answered to what the row says about SEN. */
  sen_answer: string | null;
  target_id: string | null;
  /** What was there before it was applied, JSON: how undo knows. */
  before: string | null;
  after: string | null;
}

interface ColumnMap {
  school_id: SchoolId;
  kind: string;
  signature: string;
  mapping: string;
  saved_by: string;
  saved_at: Moment;
}
