import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { openDatabase } from '../../src/database/connection.ts';
import { findPostgres, startPostgres } from '../../scripts/postgres.mjs';

/**
 * One PostgreSQL server for all the tests of this run, with a template of today's shape that each test file copies. Vitest
 * and Playwright call it before the tests, and what it gives back after them.
 */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env['TEST_POSTGRES']) return undefined;
  const bin = findPostgres();
  if (!bin)
    throw new Error(
      'PostgreSQL 15 or later is not on this machine. Install it (as root, on Debian or Ubuntu: apt-get install postgresql), name a server whose role may make roles and databases in TEST_POSTGRES, or leave these tests out: npx vitest run --project sqlite',
    );
  const server = await startPostgres(bin);
  await makeTemplate(server.address);
  process.env['TEST_POSTGRES'] = server.address;
  return () => server.stop();

  async function makeTemplate(address: string): Promise<void> {
    spawnSync(join(bin!, 'createdb'), [
      '-h',
      '127.0.0.1',
      '-p',
      String(server.port),
      '-U',
      'alongside',
      'alongside_template',
    ]);
    await (await openDatabase({ url: `${address}/alongside_template` })).close();
  }
}
