import type { Insertable } from 'kysely';
import type { SchoolDb } from '../database/connection.ts';
import type { SchoolSchema } from '../database/schema.ts';

type Table = keyof SchoolSchema;
export type Row<T extends Table> = Insertable<SchoolSchema[T]>;

/** The order in which rows can be written: whatever a table points at comes before it. */
const order = [
  'school',
  'setting',
  'term',
  'closure',
  'staff',
  'school_class',
  'class_staff',
  'pupil',
  'class_pupil',
  'circumstance',
  'contact',
  'need',
  'diagnosis',
  'strength',
  'cycle',
  'document',
  'document_answer',
  'document_version',
  'concern',
  'view_given',
  'teacher_ask',
  'teacher_answer',
  'score',
  'advice',
  'decision',
  'outcome',
  'outcome_result',
  'support_group',
  'provision',
  'provision_decision',
  'session_record',
  'missed_decision',
  'observation',
  'review_date',
  'meeting',
  'action_item',
  'notice',
  'delivery',
  'delivery_event',
  'sen_period',
  'briefing',
  'briefing_reader',
  'event',
] as const satisfies readonly Table[];

export type FilledTable = (typeof order)[number];

/** Gathers a school's rows; until they are written, what `add` gives back may still be changed. */
export interface Rows {
  add<T extends FilledTable>(table: T, row: Row<T>): Row<T>;
  of<T extends FilledTable>(table: T): readonly Row<T>[];
  /** Writes all of them for one school, inside the transaction it is given. */
  writeTo(db: SchoolDb): Promise<void>;
}

export function gatherRows(): Rows {
  const gathered = new Map<FilledTable, object[]>(order.map((table) => [table, []]));
  return {
    add(table, row) {
      gathered.get(table)!.push(row);
      return row;
    },
    of: (table) => gathered.get(table) as never,
    async writeTo(db) {
      for (const table of order) {
        const rows = gathered.get(table)!;
        for (let at = 0; at < rows.length; at += 100) {
          await db
            .insertInto(table)
            .values(rows.slice(at, at + 100))
            .execute();
        }
      }
    },
  };
}
