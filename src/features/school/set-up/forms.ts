import type { AcademicYear } from '../../../basics/academic-year.ts';
import { reading, type FormValues } from '../../../basics/form-values.ts';
import { problemOfPassword } from '../../sign-in/rules.ts';
import { phases } from '../rules.ts';
import { readCalendar } from '../terms/forms.ts';

const looksLikeAddress = /^[^\s@<>",]+@[^\s@<>",]+$/;

/** Everything a school needs on its first day. The administrator may be left out and named later. */
export function readSetUp(values: FormValues, year: AcademicYear) {
  const form = reading(values);
  const address = (name: string, missing?: string) => {
    const email = form.text(name, { longest: 200, ...(missing ? { missing } : {}) }).toLowerCase();
    if (email && !looksLikeAddress.test(email))
      form.wrong(name, 'Enter an e-mail address, like name@school.sch.uk');
    return email;
  };
  const school = {
    name: form.text('schoolName', { missing: 'Enter the name of your school', longest: 200 }),
    localAuthority: form.text('localAuthority', {
      missing: 'Enter the name of your local authority',
      longest: 200,
    }),
    phase: form.choice(
      'phase',
      phases.map(({ value }) => value),
      'Choose the kind of school',
    ),
  };
  const senco = {
    name: form.text('sencoName', { missing: 'Enter the name of the SENCO', longest: 120 }),
    email: address('sencoEmail', 'Enter the SENCO’s work e-mail address'),
    password: typeof values['newPassword'] === 'string' ? values['newPassword'] : '',
  };
  const problem = senco.password ? problemOfPassword(senco.password, senco) : 'Choose a password';
  if (problem) form.wrong('newPassword', problem);
  const administrator = {
    name: form.text('administratorName', { longest: 120 }),
    email: address('administratorEmail'),
  };
  if (administrator.name && !administrator.email)
    form.wrong('administratorEmail', 'Enter their e-mail address, or clear the name to do this later');
  if (administrator.email && !administrator.name)
    form.wrong('administratorName', 'Enter their name, or clear the address to do this later');
  if (administrator.email && administrator.email === senco.email)
    form.wrong('administratorEmail', 'Name another person: each person has one role');
  const calendar = readCalendar(values, year);
  return { school, senco, administrator, calendar, errors: { ...form.errors, ...calendar.errors } };
}
