import { h } from 'preact';
import { signOutEverywhere, takeOffApp } from '../../../accounts/lost-app.ts';
import { standings } from '../../../accounts/people.ts';
import { placesOf } from '../../../accounts/places.ts';
import { untouched, type FormState } from '../../../basics/form-state.ts';
import { paths } from '../../../paths.ts';
import { page, redirect, route, type Answer, type AnyRoute, type Ask } from '../../../web/route.ts';
import { proveAgain } from '../../sign-in/index.ts';
import { put } from '../invitation.ts';
import { hasEnded, type StaffMember } from '../rules.ts';
import { findPerson } from '../store.ts';
import { readLostApp } from './forms.ts';
import { tellOwner } from './mail.ts';
import { LostAppPage } from './pages.tsx';
import { noteLifted, noteLiftedElsewhere } from './store.ts';

export const lostAppRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    at: paths.personLostApp,
    may: 'keep people',
    find: guardedColleague,
    audit: { nothing: 'an empty form' },
    answer: (ask, found) => show(ask, found, untouched()),
  }),
  route({
    method: 'POST',
    at: paths.personLostApp,
    may: 'keep people',
    find: guardedColleague,
    audit: { says: 'took the authenticator app off', subject: 'a person', pupil: () => null },
    byItself: 'better-auth checks password and code, and other schools of the person are told',
    answer: takeOff,
  }),
  route({
    method: 'POST',
    at: paths.personSignOut,
    may: 'keep people',
    find: colleague,
    audit: { says: 'signed out everywhere', subject: 'a person', pupil: () => null },
    answer: async ({ accounts, now, afterwards, services, viewer }, { person, accountId }) => {
      await signOutEverywhere(accounts, accountId, now);
      afterwards(() =>
        services.log('session ended', { account: accountId, by: viewer.accountId, school: viewer.schoolId }),
      );
      return redirect(paths.person({ person: person.id }), 'They are signed out on every device.');
    },
  }),
];

interface Colleague {
  readonly person: StaffMember;
  readonly accountId: string;
}

/** Somebody else with an account and a place here today: over their own each decides on their account page. */
async function colleague({ db, params, viewer, today }: Ask): Promise<Colleague | undefined> {
  const person = await findPerson(db, params['person']!);
  if (!person?.accountId || person.accountId === viewer.accountId || hasEnded(person, today))
    return undefined;
  return { person, accountId: person.accountId };
}

async function guardedColleague(ask: Ask): Promise<Colleague | undefined> {
  const found = await colleague(ask);
  const standing = found && (await standings(ask.accounts, [found.accountId])).get(found.accountId);
  return standing?.isGuarded ? found : undefined;
}

async function show(
  ask: Ask,
  { person, accountId }: Colleague,
  form: FormState,
  status: 200 | 422 | 429 = 200,
) {
  const { viewer, accounts } = ask;
  const elsewhere = (await placesOf(accounts, accountId)).some(
    ({ schoolId }) => schoolId !== viewer.schoolId,
  );
  return page(h(LostAppPage, { viewer, person, worksElsewhere: elsewhere, form }), status);
}

async function takeOff(ask: Ask, found: Colleague): Promise<Answer> {
  const { viewer, services, now } = ask;
  const { person, accountId } = found;
  const answers = { reason: ask.form['reason'] ?? '', known: ask.form['known'] ?? [] };
  const read = readLostApp(ask.form);
  if (!read.isRight || !viewer.guarded) return show(ask, found, { answers, errors: read.errors }, 422);
  const unproven = await proveAgain(ask, read);
  if (unproven)
    return show(ask, found, { answers, errors: { [unproven.field]: unproven.say } }, unproven.status);
  const { database } = services;
  await database.together(viewer.schoolId, async (db, accounts) => {
    if (await takeOffApp(accounts, accountId, now))
      await noteLifted(db, { staffId: person.id, by: viewer.staffId, reason: read.reason }, now);
  });
  for (const { schoolId } of await placesOf(database.accounts, accountId))
    if (schoolId !== viewer.schoolId)
      await noteLiftedElsewhere(
        database.ofSchool(schoolId),
        accountId,
        { elsewhere: `an administrator of ${viewer.schoolName}` },
        now,
      );
  services.log('second step off', { account: accountId, by: viewer.accountId, school: viewer.schoolId });
  const by = `${viewer.name}, an administrator of ${viewer.schoolName}`;
  void put(services, person, {
    ...tellOwner(person, { by, baseUrl: services.baseUrl, now }),
    mail: 'second step off',
  });
  return redirect(
    paths.person({ person: person.id }),
    'Their app is off, and they are signed out everywhere. Ask them to set it up anew today.',
  );
}
