import { createHmac } from 'node:crypto';
import { secretIn } from '../accounts/secret.ts';
import type { App } from '../app.ts';
import { hoursAfter } from '../basics/dates.ts';
import type { AccountDb } from '../database/connection.ts';
import { newId } from '../database/id.ts';

/**
 * The cookie of somebody who is signed in, as if they had just come. To sign in by password reckons a hash, a quarter of a second of
 * the processor for each: only tests of signing in itself need that. The app's secret is the one beside its data.
 */
export async function signedIn({ services }: App, accountId: string): Promise<string> {
  const now = services.clock.now();
  const times = { createdAt: now, updatedAt: now, expiresAt: hoursAfter(now, 12) };
  return openSession(services.database.accounts, secretIn(services.dataDir), accountId, times);
}

interface Times {
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly expiresAt: string;
}

/** The cookie of a session that is opened here, signed with the app's secret. */
export async function openSession(
  accounts: AccountDb,
  secret: string,
  accountId: string,
  times: Times,
): Promise<string> {
  const token = newId();
  await accounts
    .insertInto('account_session')
    .values({
      id: newId(),
      token,
      userId: accountId,
      ipAddress: null,
      userAgent: null,
      schoolId: null,
      vouched: null,
      ...times,
    })
    .execute();
  const signature = createHmac('sha256', secret).update(token).digest('base64');
  return `alongside.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
}
