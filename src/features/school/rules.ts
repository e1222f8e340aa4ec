import type { Closure, SchoolCalendar, Term } from '../../basics/school-days.ts';

/** A choice of the school's own: what it starts as, its plain words, and where the starting value comes from. */
type SettingRule = { readonly label: string; readonly source: string } & (
  | { readonly kind: 'whole'; readonly start: number; readonly least: number; readonly most: number }
  | { readonly kind: 'yes or no'; readonly start: 'yes' | 'no' }
  | { readonly kind: 'text' | 'long text' | 'email' | 'link' | 'day'; readonly start: string }
);

const given = 'The school fills it in; nothing is invented';

// A name that anybody is told (a service, a link) starts blank: a wrong contact is worse than none.
export const settings = {
  'reply-days': {
    kind: 'whole',
    start: 5,
    least: 1,
    most: 20,
    label: 'School days in which a concern is answered',
    source: 'Practice; the Code sets no number (6.45 asks schools to take parents’ concerns seriously)',
  },
  'meeting-minimum': {
    kind: 'whole',
    start: 3,
    least: 3,
    most: 12,
    label: 'Meetings with parents in an academic year, at least',
    source: 'Code 6.65: at least three times a year',
  },
  'missed-session-threshold': {
    kind: 'whole',
    start: 3,
    least: 1,
    most: 20,
    label: 'Missed sessions after which somebody decides what to do',
    source: 'Practice',
  },
  'review-interval-weeks': {
    kind: 'whole',
    start: 12,
    least: 2,
    most: 26,
    label: 'Weeks from a plan to its review, as a first suggestion',
    source: 'Practice: about a term; each plan has a review date of its own (Code 6.48)',
  },
  'notice-sign-off': {
    kind: 'long text',
    start: 'If anything in this letter is unclear, please talk to us. We are glad to explain.',
    label: 'Words that close every letter home',
    source: 'Practice',
  },
  'require-authenticator': {
    kind: 'yes or no',
    start: 'no',
    label: 'Administrators, SENCO and head teacher must use an authenticator app',
    source: 'DfE cyber security standard: more than a password for leaders and for staff with sensitive data',
  },
  'subject-access-begins-after': {
    kind: 'whole',
    start: 0,
    least: 0,
    most: 1,
    label: 'Days after the day of receipt on which the month for a subject access request begins',
    source:
      'UK GDPR: one month. 0 is the earlier date, and never late; before you choose 1, check with your adviser',
  },
  'sendiass-name': { kind: 'text', start: '', label: 'Name of the service', source: given },
  'sendiass-address': { kind: 'long text', start: '', label: 'Address', source: given },
  'sendiass-phone': { kind: 'text', start: '', label: 'Telephone number', source: given },
  'sendiass-email': { kind: 'email', start: '', label: 'E-mail address', source: given },
  'sendiass-website': { kind: 'link', start: '', label: 'Website', source: given },
  'sendiass-checked-on': {
    kind: 'day',
    start: '',
    label: 'When were these last checked?',
    source: 'Contacts go stale, so each says when it was checked',
  },
  'local-offer-link': { kind: 'link', start: '', label: 'Address of the Local Offer', source: given },
  'local-offer-checked-on': {
    kind: 'day',
    start: '',
    label: 'When was this last checked?',
    source: 'Contacts go stale, so each says when it was checked',
  },
} as const satisfies Record<string, SettingRule>;

export type SettingName = keyof typeof settings;

/** A number, 'yes' or 'no', or words (a day is 'YYYY-MM-DD'; '' where the school has not said). */
export type SettingValue<N extends SettingName> = (typeof settings)[N]['kind'] extends 'whole'
  ? number
  : (typeof settings)[N]['kind'] extends 'yes or no'
    ? 'yes' | 'no'
    : string;

export const settingNames = Object.keys(settings) as SettingName[];

/** The value behind what is stored; what the setting starts as where nothing (or nothing usable) is. */
export function readSetting<N extends SettingName>(name: N, stored: string | undefined): SettingValue<N> {
  const rule: SettingRule = settings[name];
  const value = stored === undefined ? rule.start : rule.kind === 'whole' ? Number(stored) : stored;
  const usable =
    rule.kind === 'whole'
      ? Number.isInteger(value) && Number(value) >= rule.least && Number(value) <= rule.most
      : rule.kind !== 'yes or no' || value === 'yes' || value === 'no';
  return (usable ? value : rule.start) as SettingValue<N>;
}

export interface StoredTerm extends Term {
  readonly id: string;
  readonly academicYear: string;
}

export interface StoredClosure extends Closure {
  readonly id: string;
}

/** The calendar that every clock counts with. */
export const calendarFrom = (
  terms: readonly StoredTerm[],
  closures: readonly StoredClosure[],
): SchoolCalendar => ({
  terms: terms.map(({ name, startsOn, endsOn }) => ({ name, startsOn, endsOn })),
  closures: closures.map(({ startsOn, endsOn, reason }) => ({ startsOn, endsOn, reason })),
});

export const phases = [
  { value: 'nursery', label: 'Nursery' },
  { value: 'primary', label: 'Primary' },
  { value: 'secondary', label: 'Secondary' },
  { value: 'all-through', label: 'All-through' },
  { value: 'special', label: 'Special school' },
] as const;
