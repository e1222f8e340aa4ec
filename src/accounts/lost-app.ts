import type { AccountDb } from '../database/connection.ts';
import { keepHappening } from './happenings.ts';

/**
 * Takes the authenticator app off an account whose owner has lost it: they are signed out everywhere, and nothing that was begun before goes on.
 * Gives whether there was one.
 */
export async function takeOffApp(db: AccountDb, accountId: string, now: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('account_user')
    .set({ twoFactorEnabled: 0, updatedAt: now })
    .where('id', '=', accountId)
    .where('twoFactorEnabled', '=', 1)
    .executeTakeFirst();
  if (!numUpdatedRows) return false;
  await db.deleteFrom('account_two_factor').where('userId', '=', accountId).execute();
  await db.deleteFrom('account_verification').where('value', '=', accountId).execute();
  await db.deleteFrom('account_session').where('userId', '=', accountId).execute();
  await keepHappening(db, accountId, { what: 'second step off', way: 'administrator' }, now);
  return true;
}

/** Signs somebody out on every device. Gives of how many. */
export async function signOutEverywhere(db: AccountDb, accountId: string, now: string): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('account_session')
    .where('userId', '=', accountId)
    .executeTakeFirst();
  await keepHappening(db, accountId, { what: 'sessions ended', way: 'administrator' }, now);
  return Number(numDeletedRows);
}
