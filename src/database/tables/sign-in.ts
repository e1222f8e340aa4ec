import type { Moment } from './columns.ts';

/** Accounts are nobody's school data: better-auth keeps them, and a staff row ties one to a school. */
export interface SignInTables {
  account_user: AccountUser;
  account_login: AccountLogin;
  account_session: AccountSession;
  account_verification: AccountVerification;
  sign_in_failure: SignInFailure;
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

/** A way to prove who one is: with `credential`, by a password. */
interface AccountLogin {
  id: string;
  accountId: string;
  providerId: string;
  userId: string;
  password: string | null;
  createdAt: Moment;
  updatedAt: Moment;
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
