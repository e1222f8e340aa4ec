import { reading, type FormValues } from '../../../basics/form-values.ts';
import type { FormState } from '../../../basics/form-state.ts';
import type { Group } from './rules.ts';

export const schoolWeek = ['1', '2', '3', '4', '5'] as const;

export interface GroupFacts {
  readonly name: string;
  readonly ledBy: string;
  readonly weekdays: string;
  readonly startsAt: string;
  readonly minutes: number;
  readonly place: string | null;
}

export type GroupRead =
  | { readonly ok: true; readonly facts: GroupFacts }
  | { readonly ok: false; readonly errors: Record<string, string> };

/** A group as somebody sets it up: its name, who leads it, when and where. */
export function readGroup(values: FormValues, leaders: readonly { id: string }[]): GroupRead {
  const form = reading(values);
  const name = form.text('name', { missing: 'Enter a name for the group', longest: 80 });
  const ledBy = form.choice(
    'ledBy',
    leaders.map(({ id }) => id),
    'Choose who leads the group',
  );
  const days = form.many('weekdays', schoolWeek, 'Tick at least one day');
  const startsAt = form.time('startsAt', 'Enter the time it begins');
  const minutes = form.whole('minutes', 'how many minutes it lasts', { least: 5, most: 400 }) ?? 0;
  const place = form.text('place', { longest: 80 }) || null;
  if (!form.isRight) return { ok: false, errors: form.errors };
  return { ok: true, facts: { name, ledBy, weekdays: days.toSorted().join(','), startsAt, minutes, place } };
}

export const answersOf = (group: Group): FormState['answers'] => ({
  name: group.name,
  ledBy: group.ledBy,
  weekdays: group.weekdays.split(','),
  startsAt: group.startsAt,
  minutes: group.minutes === undefined ? '' : String(group.minutes),
  place: group.place,
});
