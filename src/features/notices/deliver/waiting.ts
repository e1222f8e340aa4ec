import type { Database } from '../../../database/connection.ts';
import { schoolsWaiting } from '../../../database/school-work.ts';
import { countWaiting } from './store.ts';

export interface Waiting {
  readonly letters: number;
  readonly schools: number;
}

/**
 * How many letters wait for the mail server, and at how many schools. Asks only schools that have any, and of those no more than
 * `atMost`, the longest waiting first: beyond that the number of letters is a lower bound, and still says that the post stands still.
 */
export async function lettersWaiting(database: Database, atMost = 100): Promise<Waiting> {
  const { count, first } = await schoolsWaiting(database, 'post', atMost);
  let letters = 0;
  for (const schoolId of first) letters += await countWaiting(database.ofSchool(schoolId));
  return { letters, schools: count };
}
