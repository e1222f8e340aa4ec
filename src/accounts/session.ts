import { createHmac, timingSafeEqual } from 'node:crypto';
import { minutesAfter } from '../basics/dates.ts';
import type { Viewer } from '../basics/viewer.ts';
import type { AccountDb, Database } from '../database/connection.ts';
import { postOf } from './places.ts';

/** What the names of our cookies begin with. Over HTTPS no other host and no plain page can set one that is named so. */
export const cookiePrefix = (baseUrl: string): string =>
  `${baseUrl.startsWith('https:') ? '__Host-' : ''}alongside`;

export const sessionCookie = (baseUrl: string): string => `${cookiePrefix(baseUrl)}.session_token`;

/** A session that nobody has used for so long is over: classrooms have machines that several people use. */
export const idleMinutes = 60;

/** Its use is written down no more often than this. */
const noteMinutes = 5;

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
      'account_session.updatedAt as used',
      'account_session.vouched as vouched',
      'account_user.id as accountId',
      'account_user.twoFactorEnabled as guarded',
      'account_place.at_school as schoolId',
      'account_place.staff_id as staffId',
      (eb) =>
        eb
          .selectFrom('group_member')
          .select((of) => of.fn.min('group_id').as('group'))
          .whereRef('group_member.account_id', '=', 'account_user.id')
          .where('from_on', '<=', today)
          .where((of) => of.or([of('until_on', 'is', null), of('until_on', '>=', today)]))
          .as('group'),
    ])
    .where('account_session.token', '=', token)
    .where('account_session.expiresAt', '>=', now)
    .where('account_session.updatedAt', '>=', minutesAfter(now, -idleMinutes))
    .where('hosted_school.closed_at', 'is', null)
    .orderBy('hosted_school.since')
    .orderBy('account_place.at_school')
    .execute();
  const chosenFirst = rows.toSorted(
    (a, b) => Number(b.chosen === b.schoolId) - Number(a.chosen === a.schoolId),
  );
  for (const { chosen: _, used, guarded, vouched, group, ...place } of chosenFirst) {
    const post = await postOf(database.ofSchool(place.schoolId), place.staffId, today);
    if (!post) continue;
    if (used < minutesAfter(now, -noteMinutes)) await noteUse(database, place.sessionId, now);
    const isElsewhere = rows.some(({ schoolId }) => schoolId !== place.schoolId);
    return {
      ...place,
      ...post,
      guarded: Boolean(guarded),
      ...(vouched ? { vouched: true } : {}),
      ...(isElsewhere ? { elsewhere: true } : {}),
      ...(group === null ? {} : { inGroup: true }),
    };
  }
  return undefined;
}

/** Whose session a cookie is, wherever they work; nobody's when it was not signed with this key. */
export async function whoseSession(
  db: AccountDb,
  secret: string,
  cookie: string,
): Promise<string | undefined> {
  const token = tokenIn(cookie, secret);
  if (!token) return undefined;
  const row = await db
    .selectFrom('account_session')
    .select('userId')
    .where('token', '=', token)
    .executeTakeFirst();
  return row?.userId;
}

/** A page is shown all the same when this cannot be written, such as on a full disk. */
async function noteUse(database: Database, sessionId: string, now: string): Promise<void> {
  await database.accounts
    .updateTable('account_session')
    .set({ updatedAt: now })
    .where('id', '=', sessionId)
    .execute()
    .catch(() => {});
}

/** What a signed cookie of ours holds; nothing when it was not signed with this key. */
export function tokenIn(cookie: string, secret: string): string | undefined {
  const dot = cookie.lastIndexOf('.');
  if (dot < 1) return undefined;
  const token = cookie.slice(0, dot);
  const given = Buffer.from(cookie.slice(dot + 1), 'base64');
  const right = createHmac('sha256', secret).update(token).digest();
  return given.length === right.length && timingSafeEqual(given, right) ? token : undefined;
}
