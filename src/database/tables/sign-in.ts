import type { Moment } from './columns.ts';

/** Accounts are nobody's school data: better-auth keeps them, and a staff row ties one to a school. */
export interface SignInTables {
  account_user: AccountUser;
  account_session: AccountSession;
  sign_in_failure: SignInFailure;
}

interface AccountUser {
  id: string;
  name: string;
  email: string;
  twoFactorEnabled: number | null;
}

interface AccountSession {
  id: string;
  token: string;
  userId: string;
  expiresAt: string;
  createdAt: string;
  ipAddress: string | null;
  userAgent: string | null;
}

/** Guesses, kept by a keyed hash of what was typed so that no address is stored twice. */
interface SignInFailure {
  who: string;
  at: Moment;
}
