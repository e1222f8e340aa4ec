import { randomBytes, randomInt, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { symmetricDecrypt } from 'better-auth/crypto';
import type { AccountDb } from '../database/connection.ts';

// better-auth compares what it is handed with a list of codes and takes the one that fits off the list in one statement, so that two
// processes never take the same one. What it keeps and is handed here are hashes: it is never told a code.

/** No letter that looks like another one or like a digit. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

/** How better-auth is to deal with backup codes: it makes none and keeps the list as it is given. */
export const backupCodeOptions = { customBackupCodesGenerate: () => [], storeBackupCodes: 'plain' } as const;

export interface CodeKeeper {
  readonly db: AccountDb;
  /** HMAC with the key of this installation. */
  readonly fingerprint: (text: string) => string;
  /** With what better-auth encrypted the lists of before. */
  readonly secret: () => Promise<Parameters<typeof symmetricDecrypt>[0]['key']>;
}

/** Gives somebody ten new codes, to be shown once; those of before open nothing any more. */
export async function newBackupCodes(keeper: CodeKeeper, accountId: string): Promise<string[]> {
  const codes = Array.from({ length: 10 }, newCode);
  const list = await hashedList(keeper, codes);
  await keeper.db
    .updateTable('account_two_factor')
    .set({ backupCodes: list })
    .where('userId', '=', accountId)
    .execute();
  return codes;
}

/** What to hand to better-auth for a code that somebody typed; fits nothing when they have none left. */
export async function backupCodeAsKept(keeper: CodeKeeper, accountId: string, code: string): Promise<string> {
  await hashKeptCodes(keeper, accountId);
  const row = await keeper.db
    .selectFrom('account_two_factor')
    .select('backupCodes')
    .where('userId', '=', accountId)
    .executeTakeFirst();
  const salt = /^\["([^:"]+):/.exec(row?.backupCodes ?? '')?.[1];
  return salt ? hashed(keeper, code, salt) : '';
}

/** Hashes the codes that an older version encrypted: everybody's, or one person's. They open as before. Gives how many lists it were. */
export async function hashKeptCodes(keeper: CodeKeeper, accountId?: string): Promise<number> {
  const rows = await keeper.db
    .selectFrom('account_two_factor')
    .select(['id', 'backupCodes'])
    .where('backupCodes', 'not like', '[%')
    .$if(accountId !== undefined, (question) => question.where('userId', '=', accountId!))
    .execute();
  let done = 0;
  for (const { id, backupCodes } of rows) {
    const list = await decrypted(keeper, backupCodes);
    // Made with another SECRET: nothing can read them any more, and the app that goes with them is of no use either.
    if (!list) continue;
    const { numUpdatedRows } = await keeper.db
      .updateTable('account_two_factor')
      .set({ backupCodes: await hashedList(keeper, list) })
      .where('id', '=', id)
      .where('backupCodes', '=', backupCodes)
      .executeTakeFirst();
    done += Number(numUpdatedRows);
  }
  return done;
}

const newCode = (): string =>
  Array.from({ length: 12 }, () => letters[randomInt(letters.length)])
    .join('')
    .replace(/^(.{4})(.{4})/, '$1-$2-');

/** One salt for a person's list, so that a code that is typed is hashed once and not ten times. */
async function hashedList(keeper: CodeKeeper, codes: readonly string[]): Promise<string> {
  const salt = randomBytes(16).toString('base64url');
  const list: string[] = [];
  for (const code of codes) list.push(await hashed(keeper, code, salt));
  return JSON.stringify(list);
}

const slowly = promisify<string, string, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(
  scrypt,
);

/** As slow as the hash of a password, and keyed: a copy of the database alone is not enough to try codes. */
async function hashed({ fingerprint }: CodeKeeper, code: string, salt: string): Promise<string> {
  const key = await slowly(code, salt, 32, { N: 16_384, r: 16, p: 1, maxmem: 64 * 1024 * 1024 });
  return `${salt}:${fingerprint(`backup code:${key.toString('base64url')}`)}`;
}

async function decrypted({ secret }: CodeKeeper, data: string): Promise<string[] | undefined> {
  try {
    const list: unknown = JSON.parse(await symmetricDecrypt({ key: await secret(), data }));
    return Array.isArray(list) ? list.map(String) : undefined;
  } catch {
    return undefined;
  }
}
