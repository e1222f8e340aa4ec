import type { Provision } from './shape.ts';

export type CostParts = {
  /** hourly cost with on-costs, as it stood when the plan was agreed */
  readonly hourlyPence: number;
  readonly minutes: number;
  readonly sessionsPerWeek: number;
  readonly weeks: number;
  readonly groupSize?: number;
  /** resources and bought-in help, for this child */
  readonly extraPence?: number;
};

/** What a provision costs for one child in whole pence: hours of the adult, shared by the group, and what is bought. */
export function costPence(parts: CostParts): number {
  const minutes = parts.minutes * parts.sessionsPerWeek * parts.weeks;
  const adult = (parts.hourlyPence * minutes) / (60 * Math.max(1, parts.groupSize ?? 1));
  return Math.round(adult) + (parts.extraPence ?? 0);
}

/** The school's hourly rate from a yearly one for an hour a week (38 weeks unless the school says otherwise). */
export function hourlyFromYearly(yearlyPence: number, weeksInYear = 38): number {
  return yearlyPence / weeksInYear;
}

/** A provision's cost: as entered, else worked out; undefined while hours or weeks are missing. */
export function costOfProvision(provision: Provision, hourlyPence: number): number | undefined {
  if (provision.costPence !== undefined) return provision.costPence;
  const sessionsPerWeek = provision.sessionsPerWeek ?? (provision.weekdays.length || undefined);
  if (!provision.minutes || !sessionsPerWeek || !provision.weeks) return undefined;
  return costPence({
    hourlyPence,
    minutes: provision.minutes,
    sessionsPerWeek,
    weeks: provision.weeks,
    groupSize: provision.groupSize ?? 1,
  });
}

/** Total of a plan; support without an outcome is general help in class and does not count. */
export function costOfProvisions(provisions: readonly Provision[], hourlyPence: number): number {
  return provisions
    .filter(({ outcomeIds }) => outcomeIds.length > 0)
    .reduce((total, provision) => total + (costOfProvision(provision, hourlyPence) ?? 0), 0);
}

const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'];

/** Who, how often, how long, with how many and where, in one line for pages and letters. Only what is known is said. */
export function inOneLine(provision: Provision): string {
  const times = provision.sessionsPerWeek ?? provision.weekdays.length;
  const often =
    times === 1 ? 'once a week' : times === 2 ? 'twice a week' : times ? `${times} times a week` : '';
  const days = provision.weekdays.map((day) => dayNames[day - 1]).join(', ');
  return [
    provision.whoName,
    often && days ? `${often} (${days}${provision.startsAt ? ` at ${provision.startsAt}` : ''})` : often,
    provision.minutes ? `${provision.minutes} minutes` : '',
    provision.weeks ? `for ${provision.weeks} ${provision.weeks === 1 ? 'week' : 'weeks'}` : '',
    provision.groupSize && provision.groupSize > 1 ? `in a group of ${provision.groupSize}` : '',
    provision.place,
  ]
    .filter(Boolean)
    .join(', ');
}
