import type { FormValues } from '../../basics/form-values.ts';

/** What was being sent when the session ran out or at another school: kept in the page itself, never on the server. */
export interface Carried {
  readonly to: string;
  readonly form: FormValues;
}

const neverCarried = ['password', 'newPassword', 'code'];

/** What may be kept in a page: everything but what signs in. */
export const fitToCarry = (form: FormValues): FormValues =>
  Object.fromEntries(Object.entries(form).filter(([name]) => !neverCarried.includes(name)));

const prefix = 'carried.';

/** Names of the page's own fields never mix with those that are carried. */
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
  const to = typeof form['carriedTo'] === 'string' ? within(form['carriedTo']) : undefined;
  if (to === undefined) return undefined;
  const carried = Object.entries(form).filter(([name]) => name.startsWith(prefix));
  return { to, form: Object.fromEntries(carried.map(([name, value]) => [name.slice(prefix.length), value])) };
}

const here = 'https://alongside.invalid';

/**
 * A path within Alongside as a browser would read it, fit for a header; nothing for what would lead elsewhere. Browsers take a
 * backslash for a slash and leave out tabs and line ends, so it is asked after that reading, and not before.
 */
export function within(to: string | undefined): string | undefined {
  if (!to?.startsWith('/')) return undefined;
  const url = URL.parse(to, here);
  if (!url || url.origin !== here || url.pathname.startsWith('//')) return undefined;
  return `${url.pathname}${url.search}`;
}
