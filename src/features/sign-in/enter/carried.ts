import type { FormValues } from '../../../basics/form-values.ts';

/** What was being sent when the session ran out: kept in the page itself, never on the server. */
export interface Carried {
  readonly to: string;
  readonly form: FormValues;
}

const prefix = 'carried.';

/** Names of sign-in's own fields never mix with those that are carried. */
export function carriedFields(carried: Carried): [name: string, value: string][] {
  const fields: [string, string][] = [['carriedTo', carried.to]];
  for (const [name, value] of Object.entries(carried.form)) {
    for (const one of Array.isArray(value) ? value : value === undefined ? [] : [value])
      fields.push([`${prefix}${name}`, one]);
  }
  return fields;
}

/** The other way round; nothing when nothing was carried or when it would lead out of Alongside. */
export function carriedIn(form: FormValues): Carried | undefined {
  const to = form['carriedTo'];
  if (typeof to !== 'string' || !isOurs(to)) return undefined;
  const carried = Object.entries(form).filter(([name]) => name.startsWith(prefix));
  return { to, form: Object.fromEntries(carried.map(([name, value]) => [name.slice(prefix.length), value])) };
}

/** A path within Alongside: not '//elsewhere', not a whole address. */
export const isOurs = (to: string): boolean => /^\/(?![/\\])/.test(to);
