import { forgetPlaces, forgetTraces } from '../../../../accounts/leavers.ts';
import type { AccountDb, Database, SchoolDb } from '../../../../database/connection.ts';
import { hostedSchools } from '../../../../database/hosted-schools.ts';
import { forgetAbandoned } from '../../../import/index.ts';
import { leftBefore, oldLetters } from '../due/store.ts';
import { isSpan, keptSince } from '../rules/lengths.ts';
import { rules, type RuleName } from '../rules/kept.ts';
import { lengthsOf } from '../store.ts';
import {
  forgetAccountsOf,
  forgetAttempts,
  forgetFilesIn,
  forgetFormsSent,
  forgetLists,
  forgetPresence,
  noteCleared,
} from './store.ts';

interface Clearing {
  readonly db: SchoolDb;
  readonly accounts: AccountDb;
  readonly schoolId: string;
  /** The first day that is still kept, and the moment at which it began. */
  readonly day: string;
  readonly moment: string;
}

/** What goes by itself of a school: small things that the program wrote, and whatever else the school has set a time for. */
const clearings: Partial<Record<RuleName, (what: Clearing) => Promise<number>>> = {
  delivery: ({ db, day }) => forgetAttempts(db, day),
  lists: ({ db, moment }) => forgetLists(db, moment),
  'unfinished-lists': ({ db, moment }) => forgetAbandoned(db, moment),
  'files-in': ({ db, moment }) => forgetFilesIn(db, moment),
  accounts: forgetAccounts,
  'forms-sent': ({ db, moment }) => forgetFormsSent(db, moment),
  'open-now': ({ db, moment }) => forgetPresence(db, moment),
};

async function forgetAccounts({ db, accounts, schoolId, day }: Clearing): Promise<number> {
  const leavers = await leftBefore(db, day);
  await forgetPlaces(
    accounts,
    leavers.map((leaver) => ({ ...leaver, schoolId })),
  );
  await forgetAccountsOf(
    db,
    leavers.map(({ staffId }) => staffId),
  );
  return leavers.length;
}

export interface When {
  readonly now: string;
  readonly today: string;
}

/** Where letters are kept without a mail server. */
export interface KeptLetters {
  forget(ids: readonly string[]): Promise<number>;
}

/**
 * Lets go by itself what no rule keeps any more, school by school and rule by rule, each with a line that counts it. Closed schools
 * lose nothing. May run in several processes at once.
 */
export async function clearEverySchool(database: Database, when: When, outbox?: KeptLetters): Promise<void> {
  for (const schoolId of await hostedSchools(database.accounts))
    await clearSchool(database, schoolId, when, outbox);
  const since = (rule: 'sessions' | 'guesses' | 'happened') =>
    momentOf(keptSince(when.today, rules[rule].start));
  await forgetTraces(database.accounts, {
    ranOut: since('sessions'),
    guessed: since('guesses'),
    happened: since('happened'),
  });
}

/** The same for one school; each rule in a commit of its own. */
export async function clearSchool(
  database: Database,
  schoolId: string,
  { now, today }: When,
  outbox?: KeptLetters,
): Promise<void> {
  const lengths = await lengthsOf(database.ofSchool(schoolId));
  for (const [rule, clear] of Object.entries(clearings) as [
    RuleName,
    (what: Clearing) => Promise<number>,
  ][]) {
    const length = lengths[rule];
    if (!isSpan(length)) continue;
    const day = keptSince(today, length);
    await database.together(schoolId, async (db, accounts) => {
      const entries = await clear({ db, accounts, schoolId, day, moment: momentOf(day) });
      if (entries > 0) await noteCleared(db, rule, { length, entries, now });
    });
  }
  const length = lengths.outbox;
  if (!outbox || !isSpan(length)) return;
  const db = database.ofSchool(schoolId);
  const entries = await outbox.forget(await oldLetters(db, keptSince(today, length)));
  if (entries > 0) await noteCleared(db, 'outbox', { length, entries, now });
}

const momentOf = (day: string): string => `${day}T00:00:00.000Z`;
