import type { Comer, SingleSignOnSettings } from '../../../accounts/single-sign-on.ts';
import { placeOf } from '../../../accounts/places.ts';
import type { Database } from '../../../database/connection.ts';
import { accountOf } from '../store.ts';
import { problemOfClaims, type Refusal } from './rules.ts';

/** Why somebody whom an administrator has added may not come in by single sign-on now; nothing when they may. */
export async function judge(
  database: Database,
  terms: Pick<SingleSignOnSettings, 'issuer' | 'domains'>,
  { accountId, claims, isSomebodyElse }: Comer,
  today: string,
): Promise<Refusal | undefined> {
  const problem = problemOfClaims(claims, terms);
  if (problem) return problem;
  if (isSomebodyElse) return 'other';
  const account = await accountOf(database, accountId);
  return account && (await placeOf(database, account.email, today)) ? undefined : 'gone';
}
