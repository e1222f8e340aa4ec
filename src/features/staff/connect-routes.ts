import { standings, unbind } from '../../accounts/people.ts';
import { placesOf } from '../../accounts/places.ts';
import { paths } from '../../paths.ts';
import { redirect, route, type AnyRoute, type Ask } from '../../web/route.ts';
import { findPerson } from './store.ts';

export const connectRoutes: readonly AnyRoute[] = [
  route({
    method: 'POST',
    at: paths.personConnectAnew,
    may: 'keep people',
    find: connectedHere,
    audit: { says: 'let another school account be connected to', subject: 'a person', pupil: () => null },
    answer: async ({ accounts }, { person, accountId }) => {
      await unbind(accounts, accountId);
      return redirect(
        paths.person({ person: person.id }),
        'The next time they sign in with their school account, it is connected anew.',
      );
    },
  }),
];

/** Of one school alone decides its administrator; whoever works in several is for whoever runs Alongside to connect anew. */
async function connectedHere({ db, accounts, params, viewer }: Ask) {
  const person = await findPerson(db, params['person']!);
  if (!person?.accountId) return undefined;
  const standing = (await standings(accounts, [person.accountId])).get(person.accountId);
  const places = await placesOf(accounts, person.accountId);
  const isOnlyHere = places.every(({ schoolId }) => schoolId === viewer.schoolId);
  return standing?.isConnected && isOnlyHere ? { person, accountId: person.accountId } : undefined;
}
