import type { ComponentChild } from 'preact';
import type { FormValues } from '../basics/form-values.ts';
import type { Permission } from '../basics/permissions.ts';
import type { Viewer } from '../basics/viewer.ts';
import type { AccountDb, SchoolDb } from '../database/connection.ts';
import type { Services } from './services.ts';

/** A file that came with a form. */
export interface SentFile {
  readonly field: string;
  readonly name: string;
  readonly bytes: Buffer;
}

/** One request by one person of one school. */
export interface Ask {
  readonly viewer: Viewer;
  /** The school's data; within a POST, one transaction with the event and the audit line. */
  readonly db: SchoolDb;
  /** Accounts and sessions; within a POST, in the same transaction. */
  readonly accounts: AccountDb;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly form: FormValues;
  readonly files: readonly SentFile[];
  readonly today: string;
  /** ISO instant. */
  readonly now: string;
  readonly url: string;
  readonly services: Services;
  /** Something to say at the top of the page, left by the request before. */
  readonly flash: string | undefined;
  readonly cookies: Readonly<Record<string, string | undefined>>;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly ip: string;
  /** Does `work` once the transaction is durable: wake the postman, never a fact. */
  afterwards(work: () => void): void;
}

/** A request by somebody who has not signed in, or whose school does not matter yet. */
export interface OpenAsk extends Omit<Ask, 'viewer' | 'db' | 'accounts' | 'afterwards'> {
  readonly viewer: Viewer | undefined;
}

export type PageStatus = 200 | 403 | 404 | 409 | 422 | 429 | 503;

export type Answer =
  | {
      readonly kind: 'page';
      readonly page: ComponentChild;
      readonly status: PageStatus;
      readonly setCookies?: readonly string[];
      /** The school that its forms are of, when the viewer has just gone on to it. */
      readonly atSchool?: string;
    }
  | {
      readonly kind: 'redirect';
      readonly to: string;
      readonly flash?: string;
      readonly setCookies?: readonly string[];
    }
  | {
      readonly kind: 'file';
      readonly body: string | Uint8Array;
      readonly type: string;
      readonly name?: string;
      readonly inline?: boolean;
      readonly forever?: boolean;
      /** The body is gzip already. */
      readonly packed?: boolean;
    }
  | { readonly kind: 'data'; readonly data: unknown; readonly status: number };

/** What is written down when the route is used on somebody. */
export type Audited<F> =
  | {
      readonly says: string;
      readonly subject: string;
      readonly pupil: (found: F) => string | readonly string[] | null;
    }
  | { readonly nothing: string };

/** A path of `paths.ts`. */
interface Place {
  readonly pattern: string;
}

export interface Route<F = unknown> {
  readonly method: 'GET' | 'POST';
  readonly at: Place;
  /** Why somebody may ask for it less often than for a page. */
  readonly costly?: string;
  readonly may: Permission;
  /** The thing itself, looked for through the viewer. Nothing found is a 404, whoever asks. */
  readonly find: (ask: Ask) => Promise<F | undefined> | F | undefined;
  readonly audit: Audited<NoInfer<F>>;
  /**
   * Why this POST is not one transaction with its audit line: it lets better-auth change an account or asks another school,
   * which waits for the connection that the transaction would hold.
   */
  readonly byItself?: string;
  readonly answer: (ask: Ask, found: NoInfer<F>) => Promise<Answer> | Answer;
}

/** A route that needs no sign-in, and why. It is handed no school's data. */
export interface OpenRoute {
  readonly method: 'GET' | 'POST';
  readonly at: Place;
  readonly open: string;
  /** Everybody gets the same, so nobody is looked up: it is there while the database is away. */
  readonly sameForAll?: true;
  readonly answer: (ask: OpenAsk) => Promise<Answer> | Answer;
}

export type AnyRoute = Route<never> | OpenRoute;

/** A page or action of the school: who may, what is written down, how it is found. */
export const route = <F>(value: Route<F>): AnyRoute => value as unknown as Route<never>;

/** A page that anybody may open; `open` says why that is right. */
export const openRoute = (value: OpenRoute): AnyRoute => value;

/** For routes about no particular thing: there is always something to find. */
export const always = (): true => true;

export const page = (content: ComponentChild, status: PageStatus = 200): Answer => ({
  kind: 'page',
  page: content,
  status,
});

export const redirect = (to: string, flash?: string): Answer => ({
  kind: 'redirect',
  to,
  ...(flash ? { flash } : {}),
});
