import { addDays, formatRange, mondayOf } from '../../../basics/dates.ts';
import type { SchoolCalendar } from '../../../basics/school-days.ts';
import {
  deliveryOf,
  plannedSessions,
  sumOfDeliveries,
  type Delivery,
  type Schedule,
  type SessionLog,
} from '../rules.ts';

/** One item of a plan's support, with all the times it has had and everything that was said about its sessions. */
export interface Support {
  readonly id: string;
  readonly pupilId: string;
  readonly planId: string;
  readonly what: string;
  readonly kinds: readonly string[];
  readonly groupId: string | undefined;
  readonly groupName: string | undefined;
  readonly adult: string | undefined;
  readonly isRunning: boolean;
  readonly schedules: readonly Schedule[];
  readonly logs: readonly SessionLog[];
}

/** Both days are in. */
export interface Range {
  readonly from: string;
  readonly to: string;
}

/** Planned against delivered of one item within a range. */
export function deliveryIn(
  support: Support,
  calendar: SchoolCalendar,
  range: Range,
  today: string,
): Delivery {
  const planned = support.schedules.flatMap((schedule) =>
    plannedSessions(schedule, calendar, range.from, range.to),
  );
  const logs = support.logs.filter(({ on }) => range.from <= on && on <= range.to);
  return deliveryOf(planned, logs, today);
}

export function deliveryOfAll(
  supports: readonly Support[],
  calendar: SchoolCalendar,
  range: Range,
  today: string,
): Delivery {
  return sumOfDeliveries(supports.map((support) => deliveryIn(support, calendar, range, today)));
}

export interface WeekDelivered {
  readonly monday: string;
  readonly delivery: Delivery;
}

/** Week by week; weeks without a planned or an extra session are left out. */
export function deliveryByWeek(
  supports: readonly Support[],
  calendar: SchoolCalendar,
  range: Range,
  today: string,
): WeekDelivered[] {
  const weeks: WeekDelivered[] = [];
  for (let monday = mondayOf(range.from); monday <= range.to; monday = addDays(monday, 7)) {
    const sunday = addDays(monday, 6);
    const week = {
      from: monday < range.from ? range.from : monday,
      to: sunday > range.to ? range.to : sunday,
    };
    const delivery = deliveryOfAll(supports, calendar, week, today);
    if (delivery.planned + delivery.extra > 0) weeks.push({ monday, delivery });
  }
  return weeks;
}

/** Sessions that took place as planned or changed, within the plan. */
export const givenOf = ({ held, changed }: Delivery): number => held + changed;

export type RangeName = 'plan' | 'term' | 'month';

export interface NamedRange extends Range {
  readonly name: RangeName;
  readonly label: string;
}

/** What one may look at: since this plan began, this term so far, the last four weeks. */
export function rangesFor(
  calendar: SchoolCalendar,
  today: string,
  planSince: string | undefined,
): NamedRange[] {
  const term = calendar.terms.filter(({ startsOn }) => startsOn <= today).at(-1);
  return [
    ...(planSince ? [{ name: 'plan' as const, label: 'This plan', from: planSince, to: today }] : []),
    ...(term ? [{ name: 'term' as const, label: 'This term', from: term.startsOn, to: today }] : []),
    { name: 'month', label: 'Last 4 weeks', from: addDays(today, -27), to: today },
  ];
}

export const rangeInWords = ({ from, to }: Range): string => formatRange(from, to);
