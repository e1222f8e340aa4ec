export interface PostgresPlace {
  /** Owns the tables and brings them up to date. */
  readonly url: string;
  /** Signs in as the app; left out, the owner's connections put on the app's role as they open. */
  readonly appUrl?: string;
  /** Milliseconds that a question of the app may take; 20,000 when left out. */
  readonly patience?: number;
}

/** A SQLite file (or ':memory:'), or a PostgreSQL server. */
export type DatabasePlace = { readonly file: string } | PostgresPlace;
