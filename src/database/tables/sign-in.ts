import type { Moment } from './columns.ts';

/** What belongs to no school: accounts, which better-auth keeps. */
export interface SignInTables {
  account_user: AccountUser;
  account_login: AccountLogin;
  account_session: AccountSession;
  account_verification: AccountVerification;
  sign_in_failure: SignInFailure;
  account_event: AccountEvent;
  account_two_factor: AccountTwoFactor;
}

interface AccountUser {
  id: string;
  name: string;
  email: string;
  emailVerified: number;
  createdAt: Moment;
  updatedAt: Moment;
  twoFactorEnabled: number | null;
}

/** A way to prove who one is: with `credential`, by a password; else `accountId` is the provider's subject. */
interface AccountLogin {
  id: string;
  accountId: string;
  providerId: string;
  userId: string;
  password: string | null;
  createdAt: Moment;
  updatedAt: Moment;
}

/** The authenticator app. `backupCodes`: a JSON list of salted hashes (accounts/backup-codes.ts). */
interface AccountTwoFactor {
  id: string;
  userId: string;
  secret: string;
  backupCodes: string;
}

interface AccountSession {
  id: string;
  token: string;
  userId: string;
  expiresAt: Moment;
  createdAt: Moment;
  updatedAt: Moment;
  ipAddress: string | null;
  userAgent: string | null;
  /** Of several schools, the one looked at; null: the first. */
  schoolId: string | null;
  /** 1: the provider of single sign-on has asked for a second factor. */
  vouched: number | null;
}

/** Something that was promised for a while, such as a link that sets a password. */
interface AccountVerification {
  id: string;
  identifier: string;
  value: string;
  expiresAt: Moment;
  createdAt: Moment;
  updatedAt: Moment;
}

/** Guesses, kept by a keyed hash of what was typed so that no address is stored twice. */
interface SignInFailure {
  who: string;
  at: Moment;
}

/** What happened to an account lately, for its owner to see; rows of the last ninety days only. */
interface AccountEvent {
  id: string;
  account_id: string;
  at: Moment;
  /** accounts/happenings.ts lists them. */
  what: string;
  way: string | null;
  /** In words, such as 'Chrome on Windows'. */
  device: string | null;
  /** Wrong guesses at the password before it, within a day. */
  tries: number;
}
