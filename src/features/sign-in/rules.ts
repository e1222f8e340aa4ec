import type { Role, Viewer } from '../../basics/viewer.ts';

/** How many wrong guesses in how many minutes shut a door. One address is guessed at; one machine may serve a whole school. */
export const guesses = {
  address: { most: 5, minutes: 15 },
  machine: { most: 30, minutes: 15 },
  /** Links for a new password, asked for in vain or not. */
  link: { most: 3, minutes: 15 },
  /** A code of the authenticator app opens once; it is good for a minute and a half at most. */
  code: { most: 1, minutes: 3 },
} as const;

export interface GuessLimit {
  readonly most: number;
  readonly minutes: number;
}

/** Until when a door stays shut after these failures (instants), or undefined while it is open. */
export function shutUntil(failures: readonly string[], limit: GuessLimit, now: string): string | undefined {
  const wait = limit.minutes * 60_000;
  const recent = failures
    .map((at) => Date.parse(at))
    .filter((at) => at > Date.parse(now) - wait)
    .sort((a, b) => b - a);
  const decides = recent[limit.most - 1];
  return decides === undefined ? undefined : new Date(decides + wait).toISOString();
}

/** How long to wait, for a person: '1 minute', '12 minutes'. */
export function waitInWords(until: string, now: string): string {
  const minutes = Math.max(1, Math.ceil((Date.parse(until) - Date.parse(now)) / 60_000));
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}

export const shortestPassword = 12;
const longestPassword = 128;

/** What to do about a password whatever lists say of it; undefined when there is nothing. No rule on capitals or digits: length is what helps. */
export function problemOfPassword(
  password: string,
  about: { email?: string; name?: string } = {},
): string | undefined {
  if (password.length < shortestPassword)
    return `Use at least ${shortestPassword} characters. Three or four words that do not belong together are easy to remember`;
  if (password.length > longestPassword) return `Use ${longestPassword} characters or fewer`;
  const plain = password.toLowerCase();
  if (new Set(plain).size < 4) return weakPasswords.common;
  const own = [about.email ?? '', (about.email ?? '').split('@')[0] ?? '', about.name ?? '']
    .map((one) => one.toLowerCase())
    .filter((one) => one.length > 3);
  if (own.some((one) => plain === one || (plain.replaceAll(one, '').length < 5 && plain.includes(one))))
    return 'Choose a password that is not your own name or address';
  return undefined;
}

/** What to do about a password that lists or a reckoning call weak (accounts/weak-passwords). */
export const weakPasswords = {
  common: 'Choose another password: this one is among the first that others would try',
  breached: 'Choose another password: this one was stolen from another site once, so others will try it',
  guessed:
    'Choose a password that is harder to guess. Names, months, years and keys in a row are tried first; three or four words that do not belong together are good',
} as const;

const seesMost: readonly Role[] = ['administrator', 'senco', 'head'];

/** Those who see every child, or keep people, are asked for more than a password (DfE cyber security standard). */
export const isAskedForAuthenticator = ({
  role,
  guarded,
  vouched,
}: Pick<Viewer, 'role' | 'guarded' | 'vouched'>): boolean => !guarded && !vouched && seesMost.includes(role);

/** The authenticator's code without the blanks that apps show in it; undefined when it is not six digits. */
export function readCode(text: string): string | undefined {
  const digits = text.replaceAll(/[\s-]/g, '');
  return /^\d{6}$/.test(digits) ? digits : undefined;
}

/** A backup code as it was given out, of twelve letters and digits or, once, of ten; undefined when it cannot be one. */
export function readBackupCode(text: string): string | undefined {
  const code = text.replaceAll(/[\s-]/g, '');
  if (/^[A-Za-z0-9]{10}$/.test(code)) return `${code.slice(0, 5)}-${code.slice(5)}`;
  return /^[A-Za-z0-9]{12}$/.test(code) ? code.toLowerCase().replace(/^(.{4})(.{4})/, '$1-$2-') : undefined;
}

const browsers: readonly (readonly [RegExp, string])[] = [
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/iPhone/, 'an iPhone'],
  [/iPad/, 'an iPad'],
  [/CrOS/, 'a Chromebook'],
  [/Android.*Mobile/, 'an Android phone'],
  [/Android/, 'an Android tablet'],
  [/Windows/, 'Windows'],
  [/Macintosh/, 'a Mac'],
  [/Linux|X11/, 'Linux'],
];

/** Which device this is, in plain words: 'Chrome on Windows'. */
export function deviceInWords(userAgent: string | null): string {
  const first = (of: typeof browsers) => of.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1];
  const [browser, system] = [first(browsers), first(systems)];
  if (browser && system) return `${browser} on ${system}`;
  return browser ?? (system ? `A browser on ${system}` : 'A device that did not say what it is');
}
