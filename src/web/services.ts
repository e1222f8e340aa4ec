import type { Auth } from '../accounts/auth.ts';
import type { CodeKeeper } from '../accounts/backup-codes.ts';
import type { PasswordJudge } from '../accounts/weak-passwords/judge.ts';
import type { SingleSignOn } from '../accounts/single-sign-on.ts';
import type { Database } from '../database/connection.ts';
import type { Log } from '../log/log.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { Mailer, Person } from '../mail/mailer.ts';
import type { Outbox } from '../mail/outbox.ts';
import type { Assets } from './assets.ts';

/** What the app is made of besides its features: each can be another in a test. */
export interface Services {
  readonly database: Database;
  readonly auth: Auth;
  /** Sign-in by the school's own provider, where one is set. */
  readonly singleSignOn: SingleSignOn | undefined;
  readonly assets: Assets;
  readonly clock: Clock;
  readonly baseUrl: string;
  readonly dataDir: string;
  readonly mailer: Mailer;
  /** Whom messages come from. */
  readonly mailFrom: Person;
  /** The kept messages, where they do not leave the machine. */
  readonly outbox: Outbox | undefined;
  /** Keeps backup codes, hashed. */
  readonly codeKeeper: CodeKeeper;
  /** Why a password is too easy to guess, if it is. */
  readonly judgePassword: PasswordJudge;
  /** A fingerprint of a text that only this installation can make: counts what must not be kept. */
  readonly fingerprint: (text: string) => string;
  /** Takes note of what happened, for whoever runs Alongside: events and fields from a list, nothing that anybody typed. */
  readonly log: Log;
  /** Wakes the postman now instead of at its next round. */
  readonly wakePost: () => void;
  /** Whether it has been asked to stop. */
  readonly isStopping: () => boolean;
  readonly metrics: Metrics;
}

export interface Clock {
  /** ISO instant. */
  now(): string;
  /** The day in England, 'YYYY-MM-DD'. */
  today(): string;
}

const englishDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', dateStyle: 'short' });

let known = { minute: -1, day: '' };

export const systemClock: Clock = {
  now: () => new Date().toISOString(),
  // Asked several times a page, and a day in words costs as much as a question to the database: so once a minute.
  today: () => {
    const minute = Math.floor(Date.now() / 60_000);
    if (minute !== known.minute) known = { minute, day: englishDay.format(new Date()) };
    return known.day;
  },
};
