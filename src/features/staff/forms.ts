import { reading, type FormValues } from '../../basics/form-values.ts';
import { roles, type Role } from '../../basics/viewer.ts';
import { partOf } from './rules.ts';

export interface PersonRead {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly jobTitle: string | null;
  readonly classes: readonly string[];
}

/** A person as the administrator enters them; `classes` are the ids that may be chosen. */
export function readPerson(values: FormValues, classes: readonly string[]) {
  const form = reading(values);
  const role = form.choice('role', roles, 'Choose what they do at the school');
  const chosen = form.many('classes', classes);
  if (chosen.length && roles.includes(role) && !partOf(role))
    form.wrong('classes', 'Take the classes out: in this role nobody sees a child');
  const person: PersonRead = { ...readNamed(form), role, classes: chosen };
  return { person, errors: form.errors, isRight: form.isRight };
}

/** Name, address and job of somebody whose role is settled. */
export function readColleague(values: FormValues) {
  const form = reading(values);
  return { ...readNamed(form), errors: form.errors, isRight: form.isRight };
}

function readNamed(form: ReturnType<typeof reading>) {
  const name = form.text('name', { missing: 'Enter their name', longest: 120 });
  const email = form
    .text('email', { missing: 'Enter their work e-mail address', longest: 200 })
    .toLowerCase();
  if (email && !/^[^\s@<>",]+@[^\s@<>",]+$/.test(email))
    form.wrong('email', 'Enter an e-mail address, like name@school.sch.uk');
  return { name, email, jobTitle: form.text('jobTitle', { longest: 120 }) || null };
}

export type Ending = { readonly how: 'now' | 'undo' } | { readonly how: 'later'; readonly lastDay: string };

/** When somebody's place ends: at once, on a day to come, or not after all. */
export function readEnding(values: FormValues, today: string) {
  const form = reading(values);
  const how = form.choice('how', ['now', 'later', 'undo'], 'Choose when it ends');
  const lastDay = how === 'later' ? form.day('lastDay', 'their last day') : '';
  if (lastDay && lastDay < today) form.wrong('lastDay', 'Enter today or a day to come, or end it now');
  const ending: Ending = how === 'later' ? { how, lastDay } : { how };
  return { ending, errors: form.errors, isRight: form.isRight };
}
