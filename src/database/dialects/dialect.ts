import type { Dialect as KyselyDialect } from 'kysely';

/** What differs between engines, all of it. Everything else in the project is the same SQL on both. */
export interface Dialect {
  readonly name: 'sqlite' | 'postgres';
  /** Column types for `create table`. */
  readonly date: string;
  readonly instant: string;
  readonly real: string;
  /** Ends a `create table`. */
  readonly strict: string;
  readonly kysely: KyselyDialect;
  /** Refuses with a sentence when the data cannot be trusted; called once before anything is served. */
  check(): Promise<void>;

  close(): Promise<void>;
}
