import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Viewer } from '../basics/viewer.ts';
import type { Database } from '../database/connection.ts';
import { postOf } from './places.ts';

export const sessionCookie = (secure: boolean): string =>
  `${secure ? '__Secure-' : ''}alongside.session_token`;

/**
 * Who holds this session cookie, from one question about the account and one to the school. better-auth makes, renews and ends sessions;
 * reading one through it takes 0.85 ms, through this 0.05 ms (decision 0003). Nothing when the signature, the session or the
 * person's place in the school is not good any more.
 */
export async function viewerOf(
  database: Database,
  secret: string,
  cookie: string | undefined,
  today: string,
  now: string,
): Promise<Viewer | undefined> {
  const token = cookie && tokenIn(cookie, secret);
  if (!token) return undefined;
  const rows = await database.accounts
    .selectFrom('account_session')
    .innerJoin('account_user', 'account_user.id', 'account_session.userId')
    .innerJoin('account_place', 'account_place.account_id', 'account_user.id')
    .innerJoin('hosted_school', 'hosted_school.id', 'account_place.at_school')
    .select([
      'account_session.id as sessionId',
      'account_session.schoolId as chosen',
      'account_session.vouched as vouched',
      'account_user.id as accountId',
      'account_user.twoFactorEnabled as guarded',
      'account_place.at_school as schoolId',
      'account_place.staff_id as staffId',
    ])
    .where('account_session.token', '=', token)
    .where('account_session.expiresAt', '>=', now)
    .where('hosted_school.closed_at', 'is', null)
    .orderBy('hosted_school.since')
    .orderBy('account_place.at_school')
    .execute();
  const chosenFirst = rows.toSorted(
    (a, b) => Number(b.chosen === b.schoolId) - Number(a.chosen === a.schoolId),
  );
  for (const { chosen: _, guarded, vouched, ...place } of chosenFirst) {
    const post = await postOf(database.ofSchool(place.schoolId), place.staffId, today);
    if (!post) continue;
    const isElsewhere = rows.some(({ schoolId }) => schoolId !== place.schoolId);
    return {
      ...place,
      ...post,
      guarded: Boolean(guarded),
      ...(vouched ? { vouched: true } : {}),
      ...(isElsewhere ? { elsewhere: true } : {}),
    };
  }
  return undefined;
}

function tokenIn(cookie: string, secret: string): string | undefined {
  const dot = cookie.lastIndexOf('.');
  if (dot < 1) return undefined;
  const token = cookie.slice(0, dot);
  const given = Buffer.from(cookie.slice(dot + 1), 'base64');
  const right = createHmac('sha256', secret).update(token).digest();
  return given.length === right.length && timingSafeEqual(given, right) ? token : undefined;
}
