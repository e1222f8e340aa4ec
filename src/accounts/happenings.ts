import { hoursAfter, minutesAfter } from '../basics/dates.ts';
import type { AccountDb } from '../database/connection.ts';
import { newId } from '../database/id.ts';

/** What is kept of an account for its owner to see. */
export const happenings = [
  'signed in',
  // Becomes 'signed in' with the code. One that stays so says that somebody else may know the password.
  'password right',
  'wrong code',
  'password changed',
  'second step on',
  'second step off',
  'backup codes made',
  'sessions ended',
] as const;

export type What = (typeof happenings)[number];

export interface Happening {
  readonly what: What;
  readonly way?: string;
  /** In words, such as 'Chrome on Windows'. */
  readonly device?: string;
  /** Wrong guesses at the password before it. */
  readonly tries?: number;
}

export interface Happened {
  readonly at: string;
  readonly what: What;
  readonly way: string | null;
  readonly device: string | null;
  readonly tries: number;
}

/** How long it is kept, in days. */
export const keptDays = 90;

const halfwayMinutes = 15;

/** Keeps what happened to an account, and forgets what is older than its time, whoever's it is. */
export async function keepHappening(
  db: AccountDb,
  accountId: string,
  { what, way, device, tries = 0 }: Happening,
  now: string,
): Promise<void> {
  await db
    .insertInto('account_event')
    .values({
      id: newId(),
      account_id: accountId,
      at: now,
      what,
      way: way ?? null,
      device: device ?? null,
      tries,
    })
    .execute();
  await db
    .deleteFrom('account_event')
    .where('at', '<', hoursAfter(now, -24 * keptDays))
    .execute();
}

/** The code was right as well: the password a moment before it and this are one sign-in. Gives the wrong guesses before it. */
export async function keepEntry(
  db: AccountDb,
  accountId: string,
  way: string,
  device: string,
  now: string,
): Promise<number> {
  const begun = await db
    .selectFrom('account_event')
    .select(['id', 'tries'])
    .where('account_id', '=', accountId)
    .where('what', '=', 'password right')
    .where('device', '=', device)
    .where('at', '>', minutesAfter(now, -halfwayMinutes))
    .orderBy('at', 'desc')
    .executeTakeFirst();
  if (!begun) await keepHappening(db, accountId, { what: 'signed in', way, device }, now);
  else
    await db
      .updateTable('account_event')
      .set({ what: 'signed in', way, at: now })
      .where('id', '=', begun.id)
      .execute();
  return begun?.tries ?? 0;
}

/** The latest of what happened to an account, newest first. */
export async function happenedTo(db: AccountDb, accountId: string, now: string): Promise<Happened[]> {
  const rows = await db
    .selectFrom('account_event')
    .select(['at', 'what', 'way', 'device', 'tries'])
    .where('account_id', '=', accountId)
    .where('at', '>=', hoursAfter(now, -24 * keptDays))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(20)
    .execute();
  return rows.map((row) => ({ ...row, what: row.what as What }));
}
