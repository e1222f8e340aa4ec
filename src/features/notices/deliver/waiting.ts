import type { Database } from '../../../database/connection.ts';
import { hostedSchools } from '../../../database/hosted-schools.ts';
import { countWaiting } from './store.ts';

/** How many letters wait for the mail server, in all schools together. */
export async function lettersWaiting(database: Database): Promise<number> {
  let waiting = 0;
  for (const schoolId of await hostedSchools(database.accounts))
    waiting += await countWaiting(database.ofSchool(schoolId));
  return waiting;
}
