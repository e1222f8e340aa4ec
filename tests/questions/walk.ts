import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeApp, type App } from '../../src/app.ts';
import type { Database } from '../../src/database/connection.ts';
import { largeSchool } from '../../src/samples/large-school.ts';
import { cookieFor } from '../permissions/things.ts';

const baseUrl = 'http://localhost:3000';
export const today = '2026-11-24';
const clock = { now: () => `${today}T09:00:00.000Z`, today: () => today };

export interface Walk {
  readonly schoolId: string;
  /** Every page of the app that needs no thing, or only a child, by its pattern. */
  readonly patterns: readonly string[];
  /** Opens one as the SENCO; gives the status. */
  open(pattern: string): Promise<number>;
  close(): Promise<void>;
}

/** A school with so many pupils, and a way to open each of its pages; the child is one with two years of support behind them. */
export async function walk(database: Database, pupils: number): Promise<Walk> {
  const folder = mkdtempSync(join(tmpdir(), 'alongside-questions-'));
  const app: App = await makeApp({ database, dataDir: folder, baseUrl, clock, post: 'by hand' });
  const school = await largeSchool(database, { pupils, today });
  const secret = readFileSync(join(folder, 'secret'), 'utf8').trim();
  const { id: account } = await database.accounts
    .selectFrom('account_user')
    .select('id')
    .where('email', '=', school.senco)
    .executeTakeFirstOrThrow();
  const cookie = await cookieFor(database, secret, account);
  const patterns = app.routes
    .filter((route) => 'may' in route && route.method === 'GET')
    .map(({ at }) => at.pattern)
    .filter((pattern) => /^[^:]*(?::pupil[^:]*)?$/.test(pattern));
  return {
    schoolId: school.id,
    patterns,
    open: async (pattern) =>
      (await app.server.inject({ url: pattern.replace(':pupil', school.pupil), headers: { cookie } }))
        .statusCode,
    async close() {
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
