import { Client } from 'pg';
import { openDatabase, type Database } from '../database/connection.ts';
import type { DatabasePlace } from '../database/place.ts';
import { newId } from '../database/id.ts';

/**
 * A database of today's shape with nothing in it, for one test file alone: on SQLite in memory, or with TEST_ENGINE=postgres
 * on the server that TEST_POSTGRES names, so that the same tests hold on both engines.
 */
export async function emptyDatabase(): Promise<Database> {
  return openDatabase(await emptyPlace());
}

/** Where such a database is: for tests that open it more than once. */
export async function emptyPlace(): Promise<DatabasePlace> {
  if (!onPostgres) return { file: ':memory:' };
  const server = process.env['TEST_POSTGRES'] ?? '';
  const name = `t_${newId()}`;
  await asOwner(server, `create database ${name} template alongside_template`);
  return { url: `${server}/${name}` };
}

/** Whether this run of the tests is on PostgreSQL. */
export const onPostgres = process.env['TEST_ENGINE'] === 'postgres';

async function asOwner(server: string, words: string): Promise<void> {
  const client = new Client({ connectionString: `${server}/postgres` });
  await client.connect();
  try {
    await client.query(words);
  } finally {
    await client.end();
  }
}
