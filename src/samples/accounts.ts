import { hashPassword } from 'better-auth/crypto';
import type { Kysely } from 'kysely';
import type { AccountDb, Database } from '../database/connection.ts';
import { newId } from '../database/id.ts';

/** The password of every invented person. */
export const samplePassword = 'marigold-kettle-42';

let hashed: Promise<string> | undefined;

/** The hash of the sample password: worked out once, since a good hash takes a quarter of a second. */
export const sampleHash = (): Promise<string> => (hashed ??= hashPassword(samplePassword));

export interface NewAccount {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly now: string;
}

/** Accounts that sign in with the sample password, in two statements however many they are. */
export async function addAccounts(db: AccountDb, accounts: readonly NewAccount[]): Promise<void> {
  const password = await sampleHash();
  const whole = db as unknown as Kysely<Record<string, Record<string, unknown>>>;
  await whole
    .insertInto('account_user')
    .values(
      accounts.map(({ id, name, email, now }) => ({
        id,
        name,
        email,
        emailVerified: 1,
        image: null,
        createdAt: now,
        updatedAt: now,
        twoFactorEnabled: 0,
      })),
    )
    .execute();
  await whole
    .insertInto('account_login')
    .values(
      accounts.map(({ id, now }) => ({
        id: newId(),
        accountId: id,
        providerId: 'credential',
        userId: id,
        password,
        createdAt: now,
        updatedAt: now,
      })),
    )
    .execute();
}

/** An account that signs in with the sample password. */
export async function addAccount(database: Database, account: NewAccount): Promise<void> {
  await addAccounts(database.accounts, [account]);
}
