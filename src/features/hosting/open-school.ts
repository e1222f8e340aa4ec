import { accountWith, openAccount, passwordLink } from '../../accounts/people.ts';
import { givePlace } from '../../accounts/places.ts';
import { hoursAfter } from '../../basics/dates.ts';
import type { Database } from '../../database/connection.ts';
import { findHosted, hostSchool, setClosed } from '../../database/hosted-schools.ts';
import { newId } from '../../database/id.ts';
import { beginSchool, type School } from '../school/index.ts';
import { addPerson } from '../staff/index.ts';
import { invitationDays } from '../staff/rules.ts';
import { noteFromOutside, signOutThoseOfOnly } from './store.ts';

export interface NewSchool extends Pick<School, 'name' | 'localAuthority' | 'phase'> {
  readonly urn: string | null;
  readonly administrator: { readonly name: string; readonly email: string };
  /** Left out: a link with which the administrator chooses one. Counts for a new account only. */
  readonly password?: string;
}

export interface Opened {
  readonly schoolId: string;
  /** Of the link that sets the administrator's password; none when they have an account, or were given a password. */
  readonly token: string | undefined;
  readonly hadAccount: boolean;
}

/** Makes a school with its first administrator, whole or not at all. Gives undefined when the URN is another school's. */
export async function openSchool(
  database: Database,
  school: NewSchool,
  { now, today }: { now: string; today: string },
): Promise<Opened | undefined> {
  const schoolId = newId();
  return database.together(schoolId, async (db, accounts) => {
    if (school.urn && (await findHosted(accounts, school.urn))) return undefined;
    await hostSchool(accounts, schoolId, now, school.urn);
    await beginSchool(db, school, now);
    const { administrator, password } = school;
    const hadAccount = (await accountWith(accounts, administrator.email)) !== undefined;
    const accountId = await openAccount(
      accounts,
      { ...administrator, ...(password === undefined ? {} : { password }) },
      now,
    );
    const person = {
      ...administrator,
      accountId,
      role: 'administrator',
      jobTitle: null,
      from: today,
    } as const;
    await givePlace(accounts, { accountId, schoolId, staffId: await addPerson(db, person) });
    await noteFromOutside(db, now, 'made the school');
    const token =
      hadAccount || password !== undefined
        ? undefined
        : await passwordLink(accounts, accountId, { until: linkUntil(now), now });
    return { schoolId, token, hadAccount };
  });
}

/** A link made now is good until then. */
export const linkUntil = (now: string): string => hoursAfter(now, invitationDays * 24);

/** Closes a school: people who work nowhere else are signed out, letters stop, what it holds stays. Gives the sessions ended. */
export async function closeSchool(
  database: Database,
  schoolId: string,
  because: string,
  now: string,
): Promise<number> {
  return database.together(schoolId, async (db, accounts) => {
    await setClosed(accounts, schoolId, { at: now, because });
    await noteFromOutside(db, now, 'closed the school');
    return signOutThoseOfOnly(accounts, schoolId);
  });
}

/** Opens a closed school again, as it was. */
export async function reopenSchool(database: Database, schoolId: string, now: string): Promise<void> {
  await database.together(schoolId, async (db, accounts) => {
    await setClosed(accounts, schoolId, undefined);
    await noteFromOutside(db, now, 'opened the school again');
  });
}
