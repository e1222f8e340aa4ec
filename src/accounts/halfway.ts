import type { AccountDb } from '../database/connection.ts';
import { tokenIn } from './session.ts';

/** Whose password was right in this browser while the code is still to come; nobody's when that is over, used or made up. */
export async function whoIsHalfway(
  db: AccountDb,
  secret: string,
  cookies: Readonly<Record<string, string | undefined>>,
  now: string,
): Promise<string | undefined> {
  const name = Object.keys(cookies).find((one) => one.endsWith('alongside.two_factor'));
  const identifier = name && tokenIn(cookies[name] ?? '', secret);
  if (!identifier) return undefined;
  const row = await db
    .selectFrom('account_verification')
    .select('value')
    .where('identifier', '=', identifier)
    .where('expiresAt', '>', now)
    .executeTakeFirst();
  return row?.value;
}
