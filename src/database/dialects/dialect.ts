import type { Kysely } from 'kysely';
import type { Schema } from '../schema.ts';
import type { PoolUse } from '../watch.ts';

/** What differs between engines, all of it. Everything else in the project is the same SQL on both. */
export interface Dialect {
  readonly name: 'sqlite' | 'postgres';
  /** Column types for `create table`. */
  readonly date: string;
  readonly instant: string;
  readonly real: string;
  /** Ends a `create table`. */
  readonly strict: string;
  /** A statement of a migration as this engine wants it. */
  ddl(statement: string): string;

  /** The tables that belong to no school. On PostgreSQL no row of a school is seen through it. */
  readonly accounts: Kysely<Schema>;
  /** One school's rows, on PostgreSQL by row-level security; the scoped store names the school in every question as well. */
  school(schoolId: string): Kysely<Schema>;
  /** Within a transaction: from here on it is this school's rows that are seen. */
  turnTo(trx: Kysely<Schema>, schoolId: string): Promise<void>;
  /** What may change tables. On PostgreSQL another role than the app's. */
  readonly owner: Kysely<Schema>;

  /** Transactions that change something see the data as if they were alone. */
  readonly isolation: 'serializable' | undefined;
  /** Whether a transaction that failed so did nothing wrong, was undone whole, and should be done again from its start. */
  mayTryAgain(fault: unknown): boolean;

  /** Refuses with a sentence when the data cannot be trusted; called once before anything is changed. */
  check(): Promise<void>;
  /** Called once the tables have today's shape: who may read what, and that it is so. */
  guard(): Promise<void>;
  /** How the connections are used now. */
  pools(): readonly PoolUse[];
  close(): Promise<void>;
}
