import { codeOf } from './damaged.ts';

/** What can befall a database without anybody having done something wrong. */
export type Trouble = 'away' | 'slow' | 'read-only' | 'disk-full';

/** Which of them a fault is, whatever it is wrapped in; undefined when it is a fault of ours. */
export function troubleOf(fault: unknown): Trouble | undefined {
  for (let one = fault, depth = 0; one instanceof Error && depth < 5; one = one.cause, depth += 1) {
    const number = (one as { errcode?: unknown }).errcode;
    const trouble =
      typeof number === 'number'
        ? ofSqlite.get(number & 0xff)
        : (ofCode(codeOf(one)) ?? ofWords(one.message));
    if (trouble) return trouble;
  }
  return undefined;
}

/** By the first byte of SQLite's result codes: full, read-only, busy, locked, cannot open. */
const ofSqlite = new Map<number, Trouble>([
  [13, 'disk-full'],
  [8, 'read-only'],
  [5, 'slow'],
  [6, 'slow'],
  [14, 'away'],
]);

/** By PostgreSQL's codes, and by those of the system beneath. */
const ofCodes: readonly [RegExp, Trouble][] = [
  [/^(53100|ENOSPC|EDQUOT)$/, 'disk-full'],
  [/^(25006|EROFS)$/, 'read-only'],
  // A question, a wait for a lock or an idle transaction took longer than it may: PostgreSQL has undone all of it.
  [/^(57014|55P03|25P03|25P04)$/, 'slow'],
  [/^(57P0\d|08\w{3}|53300)$/, 'away'],
  [/^(ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)$/, 'away'],
];

const ofCode = (code: string): Trouble | undefined => ofCodes.find(([codes]) => codes.test(code))?.[1];

/** The driver tells some of it in words alone. */
function ofWords(said: string): Trouble | undefined {
  if (said.startsWith('timeout exceeded when trying to connect')) return 'slow';
  if (said.startsWith('Connection terminated') || said.includes('connection error and is not queryable'))
    return 'away';
  return undefined;
}
