import type { Ask } from '../../web/route.ts';
import { doorsOf } from './doors.ts';
import { browserOf } from './enter/browser.ts';
import { tellRefused } from './noted.ts';
import { guesses, waitInWords } from './rules.ts';
import { accountOf, forgetTries, tryDoors } from './store.ts';

/** Counts one try at the account's own password; what to say when there were too many. */
export async function provePassword(ask: Ask, email: string): Promise<string | undefined> {
  const doors = doorsOf(ask, email);
  const shut = await tryDoors(ask.services.database, [doors.address, doors.machine], ask.now);
  if (shut) tellRefused(ask, 'guesses', ask.viewer.accountId);
  return shut && `There were too many wrong tries. Wait ${waitInWords(shut, ask.now)}, then try again`;
}

export interface Unproven {
  readonly field: 'password' | 'code';
  readonly say: string;
  readonly status: 422 | 429;
}

/**
 * Whoever is signed in proves it again: an unlocked computer must not be enough. With a code where one is handed over. Gives what to say
 * when it is not right. Lets better-auth ask the database, so not for within a transaction.
 */
export async function proveAgain(
  ask: Ask,
  { password, code }: { readonly password: string; readonly code?: string },
): Promise<Unproven | undefined> {
  const { services, viewer, now } = ask;
  const account = await accountOf(services.database, viewer.accountId);
  if (!account) return { field: 'password', say: 'Sign in again, then come back to this page', status: 422 };
  const shut = await provePassword(ask, account.email);
  if (shut) return { field: 'password', say: shut, status: 429 };
  const headers = browserOf(ask.headers);
  const { api } = services.auth;
  const known = await api.verifyPassword({ body: { password }, headers, asResponse: true });
  if (known.status !== 200) {
    tellRefused(ask, 'again', viewer.accountId);
    return { field: 'password', say: 'That is not your password', status: 422 };
  }
  if (code !== undefined) {
    const fits = await api.verifyTOTP({ body: { code }, headers, asResponse: true });
    const say = 'That code does not fit. Wait until your app shows the next one, and enter that';
    if (fits.status !== 200) {
      tellRefused(ask, 'code', viewer.accountId);
      return { field: 'code', say, status: 422 };
    }
    if (await isUsed(ask, viewer.accountId, code)) {
      tellRefused(ask, 'used', viewer.accountId);
      return {
        field: 'code',
        say: 'That code was used already. Wait for the next one, and enter that',
        status: 422,
      };
    }
  }
  await forgetTries(services.database, doorsOf(ask, account.email), now);
  return undefined;
}

/** A code that somebody looked at over a shoulder opens nothing once its owner has used it. */
export async function isUsed(
  { services, now }: Pick<Ask, 'services' | 'now'>,
  accountId: string,
  code: string,
): Promise<boolean> {
  const door = { who: services.fingerprint(`code:${accountId}:${code}`), limit: guesses.code };
  return (await tryDoors(services.database, [door], now)) !== undefined;
}
