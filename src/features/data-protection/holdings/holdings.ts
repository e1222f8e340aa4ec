import type { ChildTable, TableName } from './table-types.ts';
import { accessTables } from './tables/access.ts';
import { cycleTables } from './tables/cycle.ts';
import { disposalTables } from './tables/disposal.ts';
import { personTables } from './tables/person.ts';
import { supportTables } from './tables/support.ts';
import { toldTables } from './tables/told.ts';

/** Everything that is held of a child: every table with a row of theirs, and every column of it. */
export const childTables = {
  ...personTables,
  ...cycleTables,
  ...supportTables,
  ...toldTables,
  ...accessTables,
  ...disposalTables,
} as const;

export type ChildTableName = keyof typeof childTables;

export const childTableNames = Object.keys(childTables) as ChildTableName[];

/** One of them, whatever its columns. */
export const childTable = (name: ChildTableName): ChildTable => childTables[name] as unknown as ChildTable;

/** Tables of a school that hold nothing of one child, and why not. */
export const schoolTables = {
  school: 'the school itself',
  setting: 'the school’s own choices',
  term: 'terms',
  closure: 'days on which the school is shut',
  staff: 'people who work there',
  second_step_lifted: 'that the authenticator app of somebody who works there was taken off, by whom and why',
  school_class: 'classes, without who is in them',
  class_staff: 'who teaches which class',
  support_group: 'groups, without who is in them',
  submission: 'that a form was sent twice; holds ids alone',
  import_run: 'a whole list of the school’s, about many children: see the retention of lists',
  column_map: 'which column of the school’s lists means what',
  school_key: 'with which the school signs files that it hands over',
  file_received:
    'a child’s file that somebody looks at before it is taken in; gone once it is, or after a day',
  school_work: 'that the school has letters waiting',
  disposal: 'that records were disposed of: counts of each kind, and no child',
  retention_choice: 'how long the school keeps what',
  clearing: 'that something went by itself: counts, and no child',
  audit_seal: 'fingerprints of who looked at what; holds ids alone',
} as const;

// A new table does not compile until it stands in one of the two: nothing of a child is forgotten when somebody asks for a copy,
// moves school, or has their record disposed of.
({ ...childTables, ...schoolTables }) satisfies Readonly<Record<TableName, unknown>>;
