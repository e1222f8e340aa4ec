import { addDays } from '../../../basics/dates.ts';
import type { SchoolDb } from '../../../database/connection.ts';
import { newId } from '../../../database/id.ts';
import type { Contact } from './rules.ts';

/** Everybody in the child's life today, the first to ring first. The caller has found the child through the viewer. */
export async function contactsOf(db: SchoolDb, pupilId: string, today: string): Promise<Contact[]> {
  return db
    .selectFrom('contact')
    .select([
      'id',
      'name',
      'relation',
      'parental_responsibility as responsibility',
      'priority',
      'email',
      'phone',
      'address',
      'language',
      'interpreter',
      'withhold_reason as withheldBecause',
    ])
    .where('pupil_id', '=', pupilId)
    .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>=', today)]))
    .orderBy('priority')
    .orderBy('id')
    .execute();
}

const columnsOf = (contact: Omit<Contact, 'id'>) => ({
  name: contact.name,
  relation: contact.relation,
  parental_responsibility: contact.responsibility,
  priority: contact.priority,
  email: contact.email,
  phone: contact.phone,
  address: contact.address,
  language: contact.language,
  interpreter: contact.interpreter,
  withhold_reason: contact.withheldBecause,
});

export async function addContact(
  db: SchoolDb,
  pupilId: string,
  contact: Omit<Contact, 'id'>,
  today: string,
): Promise<void> {
  await db
    .insertInto('contact')
    .values({ id: newId(), pupil_id: pupilId, ...columnsOf(contact), from_on: today, until_on: null })
    .execute();
}

export async function changeContact(db: SchoolDb, id: string, contact: Omit<Contact, 'id'>): Promise<void> {
  await db.updateTable('contact').set(columnsOf(contact)).where('id', '=', id).execute();
}

/** The contact holds no more from today; letters that were sent keep saying to whom. */
export async function endContact(db: SchoolDb, id: string, today: string): Promise<void> {
  await db
    .updateTable('contact')
    .set({ until_on: addDays(today, -1) })
    .where('id', '=', id)
    .execute();
}
