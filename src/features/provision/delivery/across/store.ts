import type { SchoolCalendar } from '../../../../basics/school-days.ts';
import type { Viewer } from '../../../../basics/viewer.ts';
import type { SchoolDb } from '../../../../database/connection.ts';
import { visibleTo } from '../../../../database/visible-pupils.ts';
import { sumOfDeliveries, type Delivery } from '../../rules.ts';
import {
  deliveryByWeek,
  deliveryIn,
  givenOf,
  type Range,
  type Support,
  type WeekDelivered,
} from '../rules.ts';
import { supportsOf } from '../store.ts';

interface Counted {
  readonly name: string;
  readonly delivery: Delivery;
}

interface ShortOf extends Counted {
  readonly pupilId: string;
  readonly forename: string;
  readonly surname: string;
  readonly knownAs: string | null;
}

export interface AcrossSchool {
  readonly whole: Delivery;
  readonly weeks: readonly WeekDelivered[];
  readonly byKind: readonly Counted[];
  readonly byGroup: readonly (Counted & { readonly groupId: string })[];
  readonly shortest: readonly ShortOf[];
}

/** Planned against delivered across the school, by kind and by group. Nothing is counted by adult: that would be a league table. */
export async function deliveryAcrossSchool(
  db: SchoolDb,
  viewer: Viewer,
  calendar: SchoolCalendar,
  range: Range,
  today: string,
): Promise<AcrossSchool> {
  const supports = await supportsOf(db, { wholeSchoolFor: viewer }, range, today);
  const each = supports.map((support) => ({
    support,
    delivery: deliveryIn(support, calendar, range, today),
  }));
  const gathered = (keysOf: (support: Support) => readonly string[]) => {
    const byKey = new Map<string, Delivery[]>();
    for (const { support, delivery } of each)
      for (const key of keysOf(support)) byKey.set(key, [...(byKey.get(key) ?? []), delivery]);
    return [...byKey].map(([name, all]) => ({ name, delivery: sumOfDeliveries(all) }));
  };
  const groupNames = new Map(supports.map(({ groupId, groupName }) => [groupId, groupName]));
  const short = each
    .filter(
      ({ support, delivery }) => support.isRunning && delivery.planned >= 3 && shareOf(delivery) < 2 / 3,
    )
    .sort((a, b) => shareOf(a.delivery) - shareOf(b.delivery))
    .slice(0, 15);
  const names = await namesOf(
    db,
    viewer,
    short.map(({ support }) => support.pupilId),
    today,
  );
  return {
    whole: sumOfDeliveries(each.map(({ delivery }) => delivery)),
    weeks: deliveryByWeek(supports, calendar, range, today),
    byKind: gathered(({ kinds }) => kinds).sort((a, b) => Number(a.name) - Number(b.name)),
    byGroup: gathered(({ groupId }) => (groupId ? [groupId] : []))
      .map(({ name, delivery }) => ({ groupId: name, name: groupNames.get(name) ?? 'Group', delivery }))
      .sort((a, b) => a.name.localeCompare(b.name)),
    shortest: short.flatMap(({ support, delivery }) => {
      const named = names.get(support.pupilId);
      return named ? [{ ...named, pupilId: support.pupilId, name: support.what, delivery }] : [];
    }),
  };
}

const shareOf = (delivery: Delivery): number => givenOf(delivery) / delivery.planned;

async function namesOf(db: SchoolDb, viewer: Viewer, ids: readonly string[], today: string) {
  if (!ids.length) return new Map<string, { forename: string; surname: string; knownAs: string | null }>();
  const rows = await db
    .selectFrom('pupil')
    .select(['pupil.id as id', 'forename', 'surname', 'known_as as knownAs'])
    .where('pupil.id', 'in', ids)
    .where(visibleTo(viewer, today))
    .execute();
  return new Map(rows.map(({ id, ...name }) => [id, name]));
}
