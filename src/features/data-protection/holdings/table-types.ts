import type { SchoolSchema } from '../../../database/schema.ts';

export type TableName = keyof SchoolSchema & string;
type ColumnOf<T extends TableName> = Exclude<keyof SchoolSchema[T] & string, 'school_id'>;

/** How a column is said in words, for whoever is given a copy. */
export type FieldKind =
  'words' | 'day' | 'moment' | 'staff' | 'contact' | 'need' | 'answers' | 'letter' | 'number' | 'hidden';

export interface Field {
  /** Said before the value; for a hidden one, why nobody needs to read it. */
  readonly label: string;
  readonly as: FieldKind;
}

/** How a row belongs to a child. */
export type Way =
  /** By its own key to the child, in this column. */
  | { readonly column: 'pupil_id' | 'id' }
  /** By a key to a row of another table that belongs to a child. */
  | { readonly through: TableName; readonly by: string }
  /** By a column that names the child without a key in the database, and why. */
  | { readonly named: 'pupil_id' | 'target_id'; readonly why: string };

/** What is held of a child in one table. */
export interface ChildTable<T extends TableName = TableName> {
  readonly name: string;
  /** What it is, for somebody who has never seen the database. */
  readonly says: string;
  readonly way: Way;
  /** When the thing happened. */
  readonly on: ColumnOf<T> | undefined;
  /** Read and decided on together: all rows of one value of a column, or the whole table. */
  readonly together?: ColumnOf<T> | 'all';
  /** Why an entry may be about somebody else as well: looked at twice before it is given to anybody. */
  readonly others?: string;
  /** Every column, so that none is left out of a copy unseen. */
  readonly fields: Readonly<Record<ColumnOf<T>, Field>>;
}

export type ChildTables<N extends TableName> = { readonly [T in N]: ChildTable<T> };

const kind =
  (as: FieldKind) =>
  (label: string): Field => ({ label, as });

export const words = kind('words');
export const day = kind('day');
export const moment = kind('moment');
export const staff = kind('staff');
export const contact = kind('contact');
export const need = kind('need');
export const answers = kind('answers');
export const letter = kind('letter');
export const number = kind('number');
export const hidden = kind('hidden');

/** Only tells rows apart. */
export const id = hidden('tells entries apart, and says nothing');
export const link = hidden('says which other entry this belongs to');
export const child = hidden('says whose it is: this child');
