import { betterAuth, type BetterAuthOptions } from 'better-auth';
import { twoFactor } from 'better-auth/plugins/two-factor';
import type { Kysely } from 'kysely';
import { faultFields } from '../log/fault.ts';
import type { Log } from '../log/log.ts';
import { backupCodeOptions } from './backup-codes.ts';
import { cookiePrefix } from './session.ts';

export interface AuthSettings {
  readonly db: Kysely<never>;
  readonly secret: string;
  readonly baseUrl: string;
  readonly log: Log;
  /** Sends the link with which a forgotten password is set anew. */
  readonly sendReset: (to: { email: string; name: string }, token: string) => Promise<void>;
}

/** What the library throws at somebody who did something wrong. */
const expected = new Set(['APIError', 'BetterAuthError', 'StateError']);

/** What both ways in have in common: the same tables, cookies and sessions. */
export const ground = (settings: Omit<AuthSettings, 'sendReset'>) =>
  ({
    appName: 'Alongside',
    baseURL: settings.baseUrl,
    secret: settings.secret,
    database: { db: settings.db, type: 'sqlite' },
    telemetry: { enabled: false },
    // It calls every wrong password an error, with the address in it. A fault of its own comes with the fault.
    logger: {
      level: 'error',
      log: (_level: string, _message: string, ...about: unknown[]) => {
        const fault = about.find((one) => one instanceof Error && !expected.has(one.name));
        if (fault) settings.log('fault in accounts', faultFields(fault));
      },
    },
    user: { modelName: 'account_user' },
    account: { modelName: 'account_login' },
    verification: { modelName: 'account_verification' },
    // A long school day, and not a minute more however much it is used: session.ts ends it earlier when nobody uses it.
    session: { modelName: 'account_session', expiresIn: 60 * 60 * 12, disableSessionRefresh: true },
    advanced: {
      // It knows no other prefix than __Secure-, so both the name and the attribute are given here.
      cookiePrefix: cookiePrefix(settings.baseUrl),
      useSecureCookies: false,
      defaultCookieAttributes: { secure: settings.baseUrl.startsWith('https:') },
    },
    plugins: [
      twoFactor({
        issuer: 'Alongside',
        schema: { twoFactor: { modelName: 'account_two_factor' } },
        backupCodeOptions,
      }),
    ],
  }) satisfies BetterAuthOptions;

/** Accounts, passwords, authenticator codes and sessions, all kept by better-auth in our database. */
export function makeAuth(settings: AuthSettings) {
  return betterAuth({
    ...ground(settings),
    emailAndPassword: {
      enabled: true,
      // Nobody makes an account for themselves: people come from an administrator.
      disableSignUp: true,
      minPasswordLength: 12,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: async ({ user, token }) => settings.sendReset(user, token),
    },
  });
}

export type Auth = ReturnType<typeof makeAuth>;
