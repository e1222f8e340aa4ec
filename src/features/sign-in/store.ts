import { hoursAfter } from '../../basics/dates.ts';
import type { Database } from '../../database/connection.ts';
import { shutUntil, type GuessLimit } from './rules.ts';

/** Whose guesses are counted together, by a keyed hash; and how many are too many. */
export interface Door {
  readonly who: string;
  readonly limit: GuessLimit;
}

/**
 * Counts one more try at each door before it is known to be wrong, so that guesses sent at once are all counted.
 * Gives the latest moment until which a door is shut; then nothing is counted and nothing may be tried.
 */
export async function tryDoors(
  database: Database,
  doors: readonly Door[],
  now: string,
): Promise<string | undefined> {
  return database.alone(async (trx) => {
    let shut: string | undefined;
    for (const { who, limit } of doors) {
      const rows = await trx.selectFrom('sign_in_failure').select('at').where('who', '=', who).execute();
      const until = shutUntil(
        rows.map(({ at }) => at),
        limit,
        now,
      );
      if (until && (!shut || until > shut)) shut = until;
    }
    if (shut) return shut;
    await trx
      .insertInto('sign_in_failure')
      .values(doors.map(({ who }) => ({ who, at: now })))
      .execute();
    await trx.deleteFrom('sign_in_failure').where('at', '<', hoursAfter(now, -24)).execute();
    return undefined;
  });
}

/** The try was right: that person's guesses are forgotten, and of the machine's only this one. Gives how many were wrong before it. */
export async function forgetTries(
  database: Database,
  { address, machine }: { address: Door; machine: Door },
  now: string,
): Promise<number> {
  const failures = database.accounts.deleteFrom('sign_in_failure');
  const { numDeletedRows } = await failures.where('who', '=', address.who).executeTakeFirst();
  await failures.where('who', '=', machine.who).where('at', '=', now).execute();
  return Math.max(0, Number(numDeletedRows) - 1);
}

export interface Account {
  readonly name: string;
  readonly email: string;
}

/** The name and address of an account, by its id. */
export async function accountOf(database: Database, id: string): Promise<Account | undefined> {
  return database.accounts
    .selectFrom('account_user')
    .select(['name', 'email'])
    .where('id', '=', id)
    .executeTakeFirst();
}
