import { reading, type FormValues } from '../../../basics/form-values.ts';
import { readCode } from '../../sign-in/rules.ts';

/** What an administrator says, and proves, who takes a colleague's authenticator app off. */
export function readLostApp(values: FormValues) {
  const form = reading(values);
  const reason = form.text('reason', { missing: 'Enter what happened', longest: 500 });
  if (!form.many('known', ['in person']).length)
    form.wrong('known', 'Make sure who is asking: see them in person, then say so here');
  const password = typeof values['password'] === 'string' ? values['password'] : '';
  if (!password) form.wrong('password', 'Enter your own password');
  const code = readCode(form.text('code', { longest: 40 }));
  if (!code) form.wrong('code', 'Enter the 6 digits that your own app shows now');
  return { reason, password, code: code ?? '', errors: form.errors, isRight: form.isRight };
}
