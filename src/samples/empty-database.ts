import { openDatabase, type Database } from '../database/connection.ts';

/** A database of today's shape with nothing in it, for one test file alone. */
export async function emptyDatabase(): Promise<Database> {
  return openDatabase(':memory:');
}
