import type { ColumnType } from 'kysely';
import type { KeptAudience } from '../../basics/audience.ts';

/** The school: filled in by the scoped store at every insert, added to every question, never changed. */
export type SchoolId = ColumnType<string, string | undefined, never>;

/** A fact that, once written, is never changed. */
export type Fixed<T> = ColumnType<T, T, never>;

/** A day, 'YYYY-MM-DD'. */
export type Day = string;

/** A moment, ISO 8601 in UTC. */
export type Moment = string;

/** Who an entry is for; 'usual' until somebody decides otherwise. */
export type ForWhom = ColumnType<KeptAudience, KeptAudience | undefined, KeptAudience>;
