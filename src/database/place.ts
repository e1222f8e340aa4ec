export interface PostgresPlace {
  /** Owns the tables and brings them up to date. */
  readonly url: string;
  /** Signs in as the app; left out, the owner's connections put on the app's role as they open. */
  readonly appUrl?: string;
}

/** A SQLite file (or ':memory:'), or a PostgreSQL server. */
export type DatabasePlace = { readonly file: string } | PostgresPlace;
