import { randomBytes } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import type { AccountDb } from '../database/connection.ts';
import { newId } from '../database/id.ts';

// These rows are what better-auth itself would write (its credential sign-up and its reset links), so that an account
// can be made in the same commit as the person's place in the school. features/staff/staff.test.ts signs in with them.

export interface NewAccount {
  readonly name: string;
  readonly email: string;
  /** Left out: nobody can sign in until a link has set one. */
  readonly password?: string;
}

/** Makes an account, or gives the one that this e-mail address already has. */
export async function openAccount(db: AccountDb, account: NewAccount, now: string): Promise<string> {
  const email = account.email.toLowerCase();
  const known = await accountWith(db, email);
  if (known) return known;
  const id = newId();
  const times = { createdAt: now, updatedAt: now };
  await db
    .insertInto('account_user')
    .values({ id, name: account.name, email, emailVerified: 0, twoFactorEnabled: 0, ...times })
    .execute();
  if (account.password !== undefined) {
    const password = await hashPassword(account.password);
    await db
      .insertInto('account_login')
      .values({ id: newId(), accountId: id, providerId: 'credential', userId: id, password, ...times })
      .execute();
  }
  return id;
}

/** Changes the name and the address somebody signs in with. */
export async function renameAccount(
  db: AccountDb,
  id: string,
  { name, email }: { name: string; email: string },
  now: string,
): Promise<void> {
  await db
    .updateTable('account_user')
    .set({ name, email: email.toLowerCase(), updatedAt: now })
    .where('id', '=', id)
    .execute();
}

/** Whether anybody at all has an account here. */
export async function hasAccounts(db: AccountDb): Promise<boolean> {
  return (await db.selectFrom('account_user').select('id').limit(1).executeTakeFirst()) !== undefined;
}

export interface Standing {
  readonly hasPassword: boolean;
  readonly isGuarded: boolean;
  /** Bound to an account at the provider of single sign-on. */
  readonly isConnected: boolean;
}

/** How far everybody has got with their account: a password chosen, an authenticator app switched on, a school account connected. */
export async function standings(
  db: AccountDb,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, Standing>> {
  if (!accountIds.length) return new Map();
  const rows = await db
    .selectFrom('account_user')
    .leftJoin('account_login', 'account_login.userId', 'account_user.id')
    .select(['account_user.id as id', 'twoFactorEnabled', 'password', 'providerId'])
    .where('account_user.id', 'in', accountIds)
    .execute();
  const known = new Map<string, Standing>();
  for (const { id, twoFactorEnabled, password, providerId } of rows) {
    const before = known.get(id);
    known.set(id, {
      hasPassword: password !== null || (before?.hasPassword ?? false),
      isGuarded: Boolean(twoFactorEnabled),
      isConnected: (providerId !== null && providerId !== 'credential') || (before?.isConnected ?? false),
    });
  }
  return known;
}

/** Whether another account already has this address. */
export async function isAddressTaken(db: AccountDb, email: string, except?: string): Promise<boolean> {
  const known = await accountWith(db, email);
  return known !== undefined && known !== except;
}

/** Signs a person out everywhere, at once, and takes back links that would set a password. */
export async function shutOut(db: AccountDb, accountId: string): Promise<void> {
  await db.deleteFrom('account_session').where('userId', '=', accountId).execute();
  await db
    .deleteFrom('account_verification')
    .where('identifier', 'like', `${reset}%`)
    .where('value', '=', accountId)
    .execute();
}

/** The token of a link that sets a password, good until a moment. */
export async function passwordLink(
  db: AccountDb,
  accountId: string,
  { until, now }: { until: string; now: string },
): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  await db
    .insertInto('account_verification')
    .values({
      id: newId(),
      identifier: `${reset}${token}`,
      value: accountId,
      expiresAt: until,
      createdAt: now,
      updatedAt: now,
    })
    .execute();
  return token;
}

/** Whose password a link sets; nobody's when it has run out, was used or never was. */
export async function whoseLink(db: AccountDb, token: string, now: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('account_verification')
    .select('value')
    .where('identifier', '=', `${reset}${token}`)
    .where('expiresAt', '>', now)
    .executeTakeFirst();
  return row?.value;
}

const reset = 'reset-password:';

export interface Session {
  readonly id: string;
  readonly token: string;
  readonly since: string;
  readonly userAgent: string | null;
}

/** Where a person is signed in, newest first. */
export async function sessionsOf(db: AccountDb, accountId: string, now: string): Promise<Session[]> {
  return db
    .selectFrom('account_session')
    .select(['id', 'token', 'createdAt as since', 'userAgent'])
    .where('userId', '=', accountId)
    .where('expiresAt', '>', now)
    .orderBy('createdAt', 'desc')
    .execute();
}

/** Ends one session of this person, or all but one. */
export async function endSessions(
  db: AccountDb,
  accountId: string,
  which: { readonly only: string } | { readonly allBut: string },
): Promise<void> {
  await db
    .deleteFrom('account_session')
    .where('userId', '=', accountId)
    .where('id', 'only' in which ? '=' : '!=', 'only' in which ? which.only : which.allBut)
    .execute();
}

/** Ends the session that this token opens. */
export async function endSession(db: AccountDb, token: string): Promise<void> {
  await db.deleteFrom('account_session').where('token', '=', token).execute();
}

/** Whether an account is bound to a subject of this provider already. */
export async function isProviderKnown(
  db: AccountDb,
  accountId: string,
  providerId: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('account_login')
    .select('id')
    .where('userId', '=', accountId)
    .where('providerId', '=', providerId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Notes on a session that the provider has asked for a second factor. */
export async function vouchFor(db: AccountDb, sessionToken: string): Promise<void> {
  await db.updateTable('account_session').set({ vouched: 1 }).where('token', '=', sessionToken).execute();
}

/** The account that has this address, if there is one. */
export async function accountWith(db: AccountDb, email: string): Promise<string | undefined> {
  return (await accountNamed(db, email))?.id;
}

/** An account by its address. */
export async function accountNamed(
  db: AccountDb,
  email: string,
): Promise<{ readonly id: string; readonly name: string; readonly email: string } | undefined> {
  return db
    .selectFrom('account_user')
    .select(['id', 'name', 'email'])
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst();
}

/** Forgets which subject an account is bound to: the next single sign-on binds it anew. Gives how many were forgotten. */
export async function unbind(db: AccountDb, accountId: string): Promise<number> {
  const gone = await db
    .deleteFrom('account_login')
    .where('userId', '=', accountId)
    .where('providerId', '!=', 'credential')
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}

/** Of several schools, the one that this session looks at from now on. Whether the person works there is the caller's to know. */
export async function chooseSchool(db: AccountDb, sessionId: string, schoolId: string): Promise<void> {
  await db.updateTable('account_session').set({ schoolId }).where('id', '=', sessionId).execute();
}
