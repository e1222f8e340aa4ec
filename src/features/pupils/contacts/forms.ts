import { reading, type FormValues } from '../../../basics/form-values.ts';
import type { Contact } from './rules.ts';

/** Reads what is known of an adult in the child's life. */
export function readContact(values: FormValues) {
  const form = reading(values);
  const orNull = (name: string, longest: number) => form.text(name, { longest }) || null;
  const email = orNull('email', 200);
  if (email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
    form.wrong('email', 'Enter the e-mail address like name@example.org');
  const withheld = form.choice('withhold', ['no', 'yes'], 'Choose whether this person may be written to');
  const value: Omit<Contact, 'id'> = {
    name: form.text('name', { missing: 'Enter the name', longest: 200 }),
    relation: form.text('relation', { missing: 'Enter who this is to the child', longest: 100 }),
    responsibility: form.choice(
      'responsibility',
      ['yes', 'no', 'unknown'],
      'Choose whether this person has parental responsibility',
    ),
    priority: form.whole('priority', 'whom to ring first, as a number', { least: 1, most: 20 }) ?? 1,
    email,
    phone: orNull('phone', 60),
    address: orNull('address', 500),
    language: orNull('language', 100),
    interpreter: form.choice(
      'interpreter',
      ['needed', 'not-needed', 'unknown'],
      'Choose whether an interpreter is needed',
    ),
    withheldBecause:
      withheld === 'yes'
        ? form.text('withheldBecause', {
            missing: 'Say what the court order is, and where it is kept',
            longest: 1000,
          })
        : null,
  };
  return { isRight: form.isRight, errors: form.errors, value };
}

/** A contact as the form shows it. */
export function asAnswers(contact: Contact): Record<string, string> {
  return {
    name: contact.name,
    relation: contact.relation,
    responsibility: contact.responsibility,
    priority: String(contact.priority),
    email: contact.email ?? '',
    phone: contact.phone ?? '',
    address: contact.address ?? '',
    language: contact.language ?? '',
    interpreter: contact.interpreter,
    withhold: contact.withheldBecause === null ? 'no' : 'yes',
    withheldBecause: contact.withheldBecause ?? '',
  };
}
