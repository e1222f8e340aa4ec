import type { KyselyConfig } from 'kysely';

/** Told of each question to the database once it is answered: how long it took, never what was asked. */
export type Watch = (seconds: number, failed: boolean) => void;

/** How the connections to a server are used; nothing where there is only the one to a file. */
export interface PoolUse {
  readonly name: 'pages' | 'accounts';
  readonly open: number;
  readonly idle: number;
  /** Questions that wait for a connection. */
  readonly waiting: number;
}

/** The part of a connection's settings that lets `watch` see its questions. */
export const watched = (watch: Watch | undefined): Pick<KyselyConfig, 'log'> =>
  watch
    ? { log: ({ level, queryDurationMillis }) => watch(queryDurationMillis / 1000, level === 'error') }
    : {};
