import { h } from 'preact';
import { untouched } from '../../basics/form-state.ts';
import { openAccount } from '../../accounts/people.ts';
import { givePlace } from '../../accounts/places.ts';
import { newId } from '../../database/id.ts';
import { always, page, redirect, route, type AnyRoute, type Ask } from '../../web/route.ts';
import { paths } from '../../paths.ts';
import { readColleague, readPerson, type PersonRead } from './forms.ts';
import { addressTaken, send, shown, tellOfPlace, worksHere } from './asked.ts';
import { AdministratorNewPage, PeoplePage, PersonNewPage, WhoMayDoWhatPage } from './pages.tsx';
import { connectRoutes } from './connect-routes.ts';
import { lostAppRoutes } from './lost-app/lost-app-routes.ts';
import { personRoutes } from './person-routes.ts';
import { hasEnded } from './rules.ts';
import { addPerson, classesNow, everybody, hasAdministrator, setClasses } from './store.ts';

export const routes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    at: paths.people,
    may: 'keep people',
    find: always,
    audit: { nothing: 'names of colleagues' },
    answer: async (ask) => {
      const all = await shown(ask, await everybody(ask.db));
      const former = all.filter((person) => hasEnded(person, ask.today));
      const people = all.filter((person) => !former.includes(person));
      return page(h(PeoplePage, { viewer: ask.viewer, flash: ask.flash, people, former }));
    },
  }),
  route({
    method: 'GET',
    at: paths.personNew,
    may: 'keep people',
    find: ({ db, today }) => classesNow(db, today),
    audit: { nothing: 'an empty form' },
    answer: ({ viewer }, classes) =>
      page(h(PersonNewPage, { viewer, form: untouched(), classes, once: newId() })),
  }),
  route({
    method: 'POST',
    at: paths.personNew,
    may: 'keep people',
    find: ({ db, today }) => classesNow(db, today),
    audit: { says: 'added', subject: 'a person', pupil: () => null },
    answer: async (ask, classes) => {
      const read = readPerson(
        ask.form,
        classes.map(({ id }) => id),
      );
      if (read.person.email && (await worksHere(ask, read.person.email)))
        read.errors['email'] ??= addressTaken;
      if (Object.keys(read.errors).length) {
        const form = { answers: { ...ask.form }, errors: read.errors };
        const once = String(ask.form['once'] ?? newId());
        return page(h(PersonNewPage, { viewer: ask.viewer, form, classes, once }), 422);
      }
      await add(ask, read.person);
      return redirect(paths.people(), 'Added. A letter that tells them how to sign in is on its way.');
    },
  }),
  route({
    method: 'GET',
    at: paths.administratorNew,
    may: 'keep settings',
    find: lacksAdministrator,
    audit: { nothing: 'an empty form' },
    answer: ({ viewer }) => page(h(AdministratorNewPage, { viewer, form: untouched() })),
  }),
  route({
    method: 'POST',
    at: paths.administratorNew,
    may: 'keep settings',
    find: lacksAdministrator,
    audit: { says: 'named', subject: 'the first administrator', pupil: () => null },
    answer: async (ask) => {
      const read = readColleague(ask.form);
      if (read.email && (await worksHere(ask, read.email))) read.errors['email'] ??= addressTaken;
      if (Object.keys(read.errors).length) {
        const form = { answers: { ...ask.form }, errors: read.errors };
        return page(h(AdministratorNewPage, { viewer: ask.viewer, form }), 422);
      }
      await add(ask, { ...read, role: 'administrator', classes: [] });
      return redirect(paths.settings(), 'Added. A letter that tells them how to sign in is on its way.');
    },
  }),
  route({
    method: 'GET',
    at: paths.whoMayDoWhat,
    may: 'keep my account',
    find: always,
    audit: { nothing: 'everybody may know it' },
    answer: ({ viewer }) => page(h(WhoMayDoWhatPage, { viewer })),
  }),
  ...personRoutes,
  ...connectRoutes,
  ...lostAppRoutes,
];

async function lacksAdministrator({ db, today }: Ask): Promise<true | undefined> {
  return (await hasAdministrator(db, today)) ? undefined : true;
}

async function add(ask: Ask, person: PersonRead): Promise<void> {
  const accountId = await openAccount(ask.accounts, person, ask.now);
  const id = await addPerson(ask.db, { ...person, accountId, from: ask.today });
  await givePlace(ask.accounts, { accountId, schoolId: ask.viewer.schoolId, staffId: id });
  await setClasses(ask.db, { id, role: person.role }, person.classes, ask.today);
  await send(ask, { ...person, accountId });
  tellOfPlace(ask, 'place given', accountId);
}
