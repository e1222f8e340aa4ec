import { standings, type Standing } from '../../accounts/people.ts';
import type { Ask } from '../../web/route.ts';
import { invite } from './invitation.ts';
import type { PersonShown, Progress, StaffMember } from './rules.ts';
import { classesHeld } from './store.ts';

export const addressTaken = 'Enter another address: somebody already signs in to Alongside with this one';

/** Sends a link to choose a password once everything else is safe. */
export async function send(
  ask: Ask,
  person: { accountId: string; name: string; email: string },
): Promise<void> {
  const invited = { ...person, schoolName: ask.viewer.schoolName };
  const { post } = await invite(ask.accounts, invited, ask);
  ask.afterwards(post);
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
