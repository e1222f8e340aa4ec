import { may, type Permission } from '../../basics/permissions.ts';
import type { Viewer } from '../../basics/viewer.ts';
import { paths } from '../../paths.ts';

export interface NavigationLink {
  readonly href: string;
  readonly text: string;
}

interface Place extends NavigationLink {
  readonly may: Permission;
  /** Whoever may do this finds it there instead: a row of links is soon too long. */
  readonly unless?: Permission;
}

const places: readonly Place[] = [
  { text: 'Monday', href: paths.monday(), may: "see the SENCO's Monday" },
  { text: 'Today', href: paths.today(), may: 'log a session' },
  { text: 'Children', href: paths.register(), may: 'see the register' },
  { text: 'Briefings', href: paths.briefings(), may: 'read a briefing' },
  { text: 'Raise a concern', href: paths.concernChild(), may: 'raise a concern' },
  { text: 'Asked of me', href: paths.asked(), may: 'answer as a teacher' },
  { text: 'Totals', href: paths.totals(), may: 'see the totals' },
  {
    text: 'Data protection',
    href: paths.dataProtection(),
    may: 'look after data protection',
    unless: 'keep settings',
  },
  { text: 'Lists in', href: paths.imports(), may: 'import lists' },
  { text: 'People', href: paths.people(), may: 'keep people' },
  { text: 'School', href: paths.settings(), may: 'keep settings' },
];

/** The places a person may go, in the order they are needed on a working day. */
export function navigationFor(viewer: Viewer): NavigationLink[] {
  return places
    .filter((place) => may(viewer, place.may) && !(place.unless && may(viewer, place.unless)))
    .map(({ text, href }) => ({ text, href }));
}

/** Where a person begins. */
export function homeOf(viewer: Viewer): string {
  if (viewer.role === 'senco') return paths.monday();
  if (viewer.role === 'assistant') return paths.today();
  return navigationFor(viewer)[0]?.href ?? paths.account();
}
