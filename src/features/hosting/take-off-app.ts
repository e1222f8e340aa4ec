import { takeOffApp } from '../../accounts/lost-app.ts';
import { placesOf } from '../../accounts/places.ts';
import type { Database } from '../../database/connection.ts';
import { noteLiftedElsewhere } from '../staff/index.ts';
import { noteFromOutside } from './store.ts';

const elsewhere = 'whoever runs Alongside';

/** For whoever runs Alongside: all at once, and written down at every school where the person works. Gives whether there was an app. */
export async function takeOffFromOutside(
  database: Database,
  accountId: string,
  reason: string,
  now: string,
): Promise<boolean> {
  return database.across(async (at, accounts) => {
    if (!(await takeOffApp(accounts, accountId, now))) return false;
    for (const { schoolId } of await placesOf(accounts, accountId))
      await at(schoolId, async (db) => {
        await noteLiftedElsewhere(db, accountId, { elsewhere, reason }, now);
        await noteFromOutside(db, now, 'took the authenticator app off a person');
      });
    return true;
  });
}
