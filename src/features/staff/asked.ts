import { accountWith, standings, type Standing } from '../../accounts/people.ts';
import { worksElsewhere } from '../../accounts/places.ts';
import type { Ask } from '../../web/route.ts';
import { invite, welcome } from './invitation.ts';
import type { PersonShown, Progress, StaffMember } from './rules.ts';
import { classesHeld, everybody } from './store.ts';

export const addressTaken = 'Enter another address: somebody of this school already signs in with this one';

export const addressIsShared =
  'Leave the address as it is: they work at another school too, so it is not for one school to change';

/** Whether somebody with this address has, or had, a place in this school. At another they may well work. */
export async function worksHere({ db, accounts }: Ask, email: string): Promise<boolean> {
  const id = await accountWith(accounts, email);
  return id !== undefined && (await everybody(db)).some(({ accountId }) => accountId === id);
}

/** Sends a link to choose a password once everything else is safe, or word of the new place to whoever has one. */
export async function send(
  ask: Ask,
  person: { accountId: string; name: string; email: string },
): Promise<void> {
  const invited = { ...person, schoolName: ask.viewer.schoolName };
  // A link to a new password would let this school's post into another school: whoever works there has one already.
  const { post } = (await worksElsewhere(ask.accounts, person.accountId, ask.viewer.schoolId))
    ? welcome(invited, ask)
    : await invite(ask.accounts, invited, ask);
  ask.afterwards(post);
}

/** For whoever runs Alongside, once it is durable: whose place, and who decided over it. */
export function tellOfPlace(
  { afterwards, services, viewer }: Ask,
  event: 'place given' | 'place changed' | 'place ended',
  account: string | null,
): void {
  const held = { account: account ?? undefined, by: viewer.accountId, school: viewer.schoolId };
  afterwards(() => services.log(event, held));
}

/** People with their classes and how far they have got with their account. */
export async function shown(ask: Ask, people: readonly StaffMember[]): Promise<PersonShown[]> {
  const held = await classesHeld(ask.db, ask.today);
  const standing = await standings(
    ask.accounts,
    people.flatMap(({ accountId }) => accountId ?? []),
  );
  return people.map((person) => {
    const account = person.accountId === null ? undefined : standing.get(person.accountId);
    return {
      ...person,
      classes: held.filter(({ staffId }) => staffId === person.id).map(({ name }) => name),
      progress: progressOf(account),
      isConnected: account?.isConnected ?? false,
    };
  });
}

function progressOf(account: Standing | undefined): Progress {
  if (!account) return 'none';
  if (account.isGuarded) return 'guarded';
  if (account.isConnected) return 'connected';
  return account.hasPassword ? 'password' : 'invited';
}
