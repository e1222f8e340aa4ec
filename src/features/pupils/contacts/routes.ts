import { h } from 'preact';
import { untouched } from '../../../basics/form-state.ts';
import { newId } from '../../../database/id.ts';
import { paths } from '../../../paths.ts';
import { page, redirect, route, type AnyRoute, type Ask } from '../../../web/route.ts';
import { findPupil } from '../store.ts';
import { asAnswers, readContact } from './forms.ts';
import { ContactPage, ContactsPage } from './pages.tsx';
import { addContact, changeContact, contactsOf, endContact } from './store.ts';

const findChild = ({ db, viewer, params, today }: Ask) => findPupil(db, viewer, params['pupil']!, today);

const findContact = async (ask: Ask) => {
  const pupil = await findChild(ask);
  if (!pupil) return undefined;
  const contact = (await contactsOf(ask.db, pupil.id, ask.today)).find(
    ({ id }) => id === ask.params['contact'],
  );
  return contact && { pupil, contact };
};

const tokenOf = (ask: Ask): string => (typeof ask.form['once'] === 'string' ? ask.form['once'] : newId());

export const routes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    at: paths.pupilContacts,
    may: "read a child's record",
    find: findChild,
    audit: { says: 'read', subject: 'contacts', pupil: (pupil) => pupil.id },
    answer: async ({ db, viewer, today, flash }, pupil) =>
      page(h(ContactsPage, { viewer, pupil, flash, contacts: await contactsOf(db, pupil.id, today) })),
  }),
  route({
    method: 'GET',
    at: paths.contactNew,
    may: 'keep contacts',
    find: findChild,
    audit: { nothing: 'an empty form' },
    answer: ({ viewer }, pupil) =>
      page(
        h(ContactPage, {
          viewer,
          pupil,
          form: untouched({ priority: '1', interpreter: 'unknown', withhold: 'no' }),
          once: newId(),
        }),
      ),
  }),
  route({
    method: 'POST',
    at: paths.contactNew,
    may: 'keep contacts',
    find: findChild,
    audit: { says: 'added', subject: 'contact', pupil: (pupil) => pupil.id },
    answer: async (ask, pupil) => {
      const { db, viewer, form, today } = ask;
      const { isRight, errors, value } = readContact(form);
      if (!isRight)
        return page(
          h(ContactPage, { viewer, pupil, form: { answers: form, errors }, once: tokenOf(ask) }),
          422,
        );
      await addContact(db, pupil.id, value, today);
      return redirect(paths.pupilContacts({ pupil: pupil.id }), `${value.name} is added.`);
    },
  }),
  route({
    method: 'GET',
    at: paths.contact,
    may: 'keep contacts',
    find: findContact,
    audit: { says: 'read', subject: 'contact', pupil: ({ pupil }) => pupil.id },
    answer: ({ viewer }, { pupil, contact }) =>
      page(
        h(ContactPage, {
          viewer,
          pupil,
          contactId: contact.id,
          form: untouched(asAnswers(contact)),
          once: newId(),
        }),
      ),
  }),
  route({
    method: 'POST',
    at: paths.contact,
    may: 'keep contacts',
    find: findContact,
    audit: { says: 'changed', subject: 'contact', pupil: ({ pupil }) => pupil.id },
    answer: async (ask, { pupil, contact }) => {
      const { db, viewer, form } = ask;
      const { isRight, errors, value } = readContact(form);
      if (!isRight)
        return page(
          h(ContactPage, {
            viewer,
            pupil,
            contactId: contact.id,
            form: { answers: form, errors },
            once: tokenOf(ask),
          }),
          422,
        );
      await changeContact(db, contact.id, value);
      return redirect(paths.pupilContacts({ pupil: pupil.id }), 'The contact is saved.');
    },
  }),
  route({
    method: 'POST',
    at: paths.contactEnd,
    may: 'keep contacts',
    find: findContact,
    audit: { says: 'ended', subject: 'contact', pupil: ({ pupil }) => pupil.id },
    answer: async ({ db, today }, { pupil, contact }) => {
      await endContact(db, contact.id, today);
      return redirect(
        paths.pupilContacts({ pupil: pupil.id }),
        'No letters go there any more. What was sent before stays on record.',
      );
    },
  }),
];
