import { minutesAfter } from '../../basics/dates.ts';
import type { Database, SchoolDb } from '../connection.ts';
import { everySchool } from '../hosted-schools.ts';
import { nextSeal, type KeptLine, type Seal } from './chain.ts';

/** A line is written within seconds of the moment it names; after so many minutes none comes late, whatever machine wrote it. */
const settleMinutes = 10;

/** As many lines as a seal holds at most, so that one that is broken is looked through quickly. */
const most = 2_000;

/**
 * Seals what has settled since the last seal, and gives how many seals were made. May run in several processes at once: a seal
 * of that number that is there already is left as it is. Reads and adds, never in one transaction with anybody's writing, so
 * that nobody has to write again because of it.
 */
export async function sealAudit(database: Database, schoolId: string, now: string): Promise<number> {
  const db = database.ofSchool(schoolId);
  const settled = minutesAfter(now, -settleMinutes);
  for (let made = 0; ; made += 1) {
    const last = await lastSeal(db);
    const lines = await linesBetween(db, last, { at: settled, id: '~' }, most);
    if (!lines.length) return made;
    await db
      .insertInto('audit_seal')
      .values(nextSeal(schoolId, last, lines, now))
      .onConflict((conflict) => conflict.columns(['school_id', 'number']).doNothing())
      .execute();
    if (lines.length < most) return made + 1;
  }
}

/** The same for every school that is open, one after another. */
export async function sealEverySchool(database: Database, now: string): Promise<void> {
  for (const { id: schoolId } of await everySchool(database.accounts))
    await sealAudit(database, schoolId, now);
}

/** The end of the chain; undefined before the first seal. */
export async function lastSeal(db: SchoolDb): Promise<Seal | undefined> {
  return db
    .selectFrom('audit_seal')
    .select(sealColumns)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export const sealColumns = [
  'number',
  'sealed_at',
  'from_at',
  'from_id',
  'to_at',
  'to_id',
  'lines',
  'marks',
  'previous',
  'digest',
] as const;

/** The lines after where a seal ends up to a place, that place in, in the order of time and id. */
export async function linesBetween(
  db: SchoolDb,
  after: Pick<Seal, 'to_at' | 'to_id'> | undefined,
  upTo: { readonly at: string; readonly id: string },
  atMost?: number,
): Promise<KeptLine[]> {
  return db
    .selectFrom('audit')
    .select(['id', 'at', 'staff_id', 'action', 'subject', 'pupil_id'])
    .where('at', '>=', after?.to_at ?? '')
    .where('at', '<=', upTo.at)
    .where((eb) => eb.or([eb('at', '>', after?.to_at ?? ''), eb('id', '>', after?.to_id ?? '')]))
    .where((eb) => eb.or([eb('at', '<', upTo.at), eb('id', '<=', upTo.id)]))
    .orderBy('at')
    .orderBy('id')
    .$if(atMost !== undefined, (question) => question.limit(atMost!))
    .execute();
}
