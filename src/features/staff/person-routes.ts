import { h } from 'preact';
import { addDays } from '../../basics/dates.ts';
import { untouched, type FormState } from '../../basics/form-state.ts';
import { isAddressTaken, openAccount, renameAccount, shutOut } from '../../accounts/people.ts';
import { givePlace, worksElsewhere } from '../../accounts/places.ts';
import { page, redirect, route, type Answer, type AnyRoute, type Ask } from '../../web/route.ts';
import { paths } from '../../paths.ts';
import { addressIsShared, addressTaken, send, shown, tellOfPlace } from './asked.ts';
import { readEnding, readPerson } from './forms.ts';
import { liftedOf } from './lost-app/store.ts';
import { PersonPage } from './person-pages.tsx';
import { hasEnded, problemOfEnding, problemOfRole, type StaffMember } from './rules.ts';
import {
  changePerson,
  classesHeld,
  classesNow,
  findPerson,
  otherAdministrators,
  setClasses,
  setUntil,
} from './store.ts';

export const personRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    at: paths.person,
    may: 'keep people',
    find: ({ db, params }) => findPerson(db, params['person']!),
    audit: { nothing: 'a colleague’s name and address' },
    answer: (ask, person) => showPerson(ask, person, {}),
  }),
  route({
    method: 'POST',
    at: paths.person,
    may: 'keep people',
    find: ({ db, params }) => findPerson(db, params['person']!),
    audit: { says: 'changed', subject: 'a person', pupil: () => null },
    answer: (ask, person) => change(ask, person),
  }),
  route({
    method: 'POST',
    at: paths.personInvite,
    may: 'keep people',
    find: async ({ db, params, today }) => {
      const person = await findPerson(db, params['person']!);
      return person && !hasEnded(person, today) ? person : undefined;
    },
    audit: { says: 'invited', subject: 'a person', pupil: () => null },
    answer: async (ask, person) => {
      const accountId = person.accountId ?? (await openAccount(ask.accounts, person, ask.now));
      if (!person.accountId) await changePerson(ask.db, person.id, { ...person, accountId });
      await givePlace(ask.accounts, { accountId, schoolId: ask.viewer.schoolId, staffId: person.id });
      await send(ask, { ...person, accountId });
      if (!person.accountId) tellOfPlace(ask, 'place given', accountId);
      return redirect(paths.person({ person: person.id }), 'A link to choose a password is on its way.');
    },
  }),
  route({
    method: 'POST',
    at: paths.personEnd,
    may: 'keep people',
    find: ({ db, params }) => findPerson(db, params['person']!),
    audit: { says: 'changed the end of the place of', subject: 'a person', pupil: () => null },
    answer: (ask, person) => end(ask, person),
  }),
];

async function change(ask: Ask, person: StaffMember): Promise<Answer> {
  const { db, viewer, today, now, accounts } = ask;
  const classes = await classesNow(db, today);
  const read = readPerson(
    ask.form,
    classes.map(({ id }) => id),
  );
  const { errors } = read;
  const others = await otherAdministrators(db, today, person.id);
  const problem = problemOfRole({
    person,
    role: read.person.role,
    viewerId: viewer.staffId,
    otherAdministrators: others,
  });
  if (!errors['role'] && problem) errors['role'] = problem;
  if (!errors['email'] && (await isAddressTaken(accounts, read.person.email, person.accountId ?? undefined)))
    errors['email'] = addressTaken;
  const isShared = person.accountId && (await worksElsewhere(accounts, person.accountId, viewer.schoolId));
  if (isShared && read.person.email !== person.email) errors['email'] ??= addressIsShared;
  if (Object.keys(errors).length)
    return showPerson(ask, person, { form: { answers: { ...ask.form }, errors } });
  if (person.accountId && !isShared) await renameAccount(accounts, person.accountId, read.person, now);
  await changePerson(db, person.id, { ...read.person, accountId: person.accountId });
  if (read.person.role !== person.role) tellOfPlace(ask, 'place changed', person.accountId);
  await setClasses(db, { id: person.id, role: read.person.role }, read.person.classes, today);
  return redirect(paths.person({ person: person.id }), 'Saved.');
}

async function end(ask: Ask, person: StaffMember): Promise<Answer> {
  const { db, viewer, today, accounts } = ask;
  const { ending, errors } = readEnding(ask.form, today);
  const others = await otherAdministrators(db, today, person.id);
  const problem = problemOfEnding({ person, viewerId: viewer.staffId, otherAdministrators: others });
  if (ending.how !== 'undo' && problem) errors['how'] = problem;
  if (Object.keys(errors).length)
    return showPerson(ask, person, { ending: { answers: { ...ask.form }, errors } });
  const to = paths.person({ person: person.id });
  if (ending.how === 'undo') {
    await setUntil(db, person.id, null);
    tellOfPlace(ask, 'place given', person.accountId);
    return redirect(to, 'Their place is open again. Choose their classes anew.');
  }
  await setUntil(db, person.id, ending.how === 'later' ? ending.lastDay : addDays(today, -1));
  tellOfPlace(ask, 'place ended', person.accountId);
  // Whoever works elsewhere stays signed in there; here the next page already finds no place.
  if (
    ending.how === 'now' &&
    person.accountId &&
    !(await worksElsewhere(accounts, person.accountId, viewer.schoolId))
  )
    await shutOut(accounts, person.accountId);
  return redirect(paths.people(), ending.how === 'now' ? 'Their place has ended.' : 'Their last day is set.');
}

async function showPerson(
  ask: Ask,
  person: StaffMember,
  { form, ending }: { form?: FormState; ending?: FormState },
): Promise<Answer> {
  const { db, viewer, today, flash } = ask;
  const others = await otherAdministrators(db, today, person.id);
  const held = (await classesHeld(db, today)).filter(({ staffId }) => staffId === person.id);
  const [seen] = await shown(ask, [person]);
  const known: FormState = untouched({
    name: person.name,
    email: person.email,
    role: person.role,
    jobTitle: person.jobTitle ?? '',
    classes: held.map(({ classId }) => classId),
  });
  const content = h(PersonPage, {
    viewer,
    flash,
    form: form ?? known,
    classes: await classesNow(db, today),
    person: seen!,
    ending: ending ?? untouched(),
    hasEnded: hasEnded(person, today),
    isOwn: person.accountId === null || person.accountId === viewer.accountId,
    lifted: await liftedOf(db, person.id),
    whyNotEnded: problemOfEnding({ person, viewerId: viewer.staffId, otherAdministrators: others }),
  });
  return page(content, form || ending ? 422 : 200);
}
