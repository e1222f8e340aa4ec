import { reading, textOf, type FormValues } from '../../basics/form-values.ts';
import { problemOfPassword } from './rules.ts';

/** Exactly what was typed: a blank at either end belongs to a password. */
export function passwordIn(values: FormValues, name: string): string {
  const value = values[name];
  return (Array.isArray(value) ? value[0] : value) ?? '';
}

export const addressIn = (values: FormValues): string => textOf(values, 'email').toLowerCase();

export function readSignIn(values: FormValues) {
  const form = reading(values);
  const email = form.text('email', { missing: 'Enter your e-mail address', longest: 200 }).toLowerCase();
  const password = passwordIn(values, 'password');
  if (!password) form.wrong('password', 'Enter your password');
  return { email, password, errors: form.errors, isRight: form.isRight };
}

/** A new password, typed once with the means to see it; `about` is whose it is. */
export function readNewPassword(values: FormValues, about: { email: string; name: string }) {
  const form = reading(values);
  const password = passwordIn(values, 'newPassword');
  const problem = password ? problemOfPassword(password, about) : 'Enter a new password';
  if (problem) form.wrong('newPassword', problem);
  return { password, errors: form.errors, isRight: form.isRight };
}

export function readPasswordChange(values: FormValues, about: { email: string; name: string }) {
  const current = passwordIn(values, 'password');
  const next = readNewPassword(values, about);
  const errors: Record<string, string> = {
    ...(current ? {} : { password: 'Enter the password you have now' }),
    ...next.errors,
  };
  return { current, next: next.password, errors, isRight: Object.keys(errors).length === 0 };
}
