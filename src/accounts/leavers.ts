import type { AccountDb } from '../database/connection.ts';
import type { AccountPlace } from './places.ts';

/**
 * Parts people from their accounts at a school that they have left; an account without a place in any other school, and in no group,
 * goes with its passwords, second factor and sessions.
 */
export async function forgetPlaces(accounts: AccountDb, places: readonly AccountPlace[]): Promise<void> {
  for (const { accountId, schoolId, staffId } of places) {
    await accounts
      .deleteFrom('account_place')
      .where('account_id', '=', accountId)
      .where('at_school', '=', schoolId)
      .where('staff_id', '=', staffId)
      .execute();
    if (await isNeeded(accounts, accountId)) continue;
    await accounts.deleteFrom('account_verification').where('value', '=', accountId).execute();
    await accounts.deleteFrom('account_user').where('id', '=', accountId).execute();
  }
}

async function isNeeded(accounts: AccountDb, accountId: string): Promise<boolean> {
  const place = await accounts
    .selectFrom('account_place')
    .select('staff_id')
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  const group = await accounts
    .selectFrom('group_member')
    .select('group_id')
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return (place ?? group) !== undefined;
}

/** Forgets sessions and links that ran out before a moment, and guesses and what happened to accounts before others. */
export async function forgetTraces(
  accounts: AccountDb,
  before: { readonly ranOut: string; readonly guessed: string; readonly happened: string },
): Promise<void> {
  await accounts.deleteFrom('account_session').where('expiresAt', '<', before.ranOut).execute();
  await accounts.deleteFrom('account_verification').where('expiresAt', '<', before.ranOut).execute();
  await accounts.deleteFrom('sign_in_failure').where('at', '<', before.guessed).execute();
  await accounts.deleteFrom('account_event').where('at', '<', before.happened).execute();
}
