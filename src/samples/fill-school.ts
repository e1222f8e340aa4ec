import { givePlace } from '../accounts/places.ts';
import type { Database } from '../database/connection.ts';
import { hostSchool } from '../database/hosted-schools.ts';
import { workIsDue } from '../database/school-work.ts';
import { addAccounts } from './accounts.ts';
import { chanceFrom } from './chance.ts';
import { everydayStory } from './everyday/history.ts';
import { templatesFor } from './everyday/index.ts';
import type { InventedSchool } from './invented-school.ts';
import { addChild, inventChild } from './pupils.ts';
import type { Story } from './story.ts';
import { tell } from './tell.ts';

export interface Children {
  /** By class: how many there are in all. */
  readonly roll: Readonly<Record<string, number>>;
  readonly stories: readonly Story[];
  readonly senSupport: number;
  readonly ehcPlans: number;
  readonly watched: number;
}

/** Fills a school with children: first the told ones, then as many others with each status as are still wanted. */
export function fillWithChildren(school: InventedSchool, children: Children): void {
  const room = { ...children.roll };
  const take = (className: string) => (room[className] = (room[className] ?? 0) - 1);
  const count = { watched: 0, K: 0, E: 0 };
  for (const each of children.stories) {
    const life = tell(school, each);
    take(each.child.class);
    if (life.status && !life.status.until_on) count[life.status.status] += 1;
  }
  const wanted = {
    E: children.ehcPlans - count.E,
    K: children.senSupport - count.K,
    watched: children.watched - count.watched,
  };
  const chance = chanceFrom(`${school.told.name} everyday lives`);
  for (const status of ['E', 'K', 'watched'] as const) {
    const classes = chance.shuffled(Object.keys(room).filter((name) => mostPast(school, name) >= 0));
    for (let at = 0; at < wanted[status]; at++) {
      const className = classes[at % classes.length]!;
      const templates = templatesFor(school.classes.get(className)!.year, status);
      const template = chance.pick(templates);
      const wished = status === 'E' ? 3 : at % 8 === 0 ? 5 : at % 3 === 0 ? 1 : 0;
      const past = Math.min(wished, mostPast(school, className));
      const child = inventChild(school, className);
      tell(school, everydayStory(school, { child, template, status, past, chance }), 8);
      take(className);
    }
  }
  for (const [className, places] of Object.entries(room)) {
    for (let at = 0; at < places; at++) addChild(school, inventChild(school, className));
  }
}

/** Cycles that fit into the time a child of this class has been here; none at all for those who have just come. */
function mostPast(school: InventedSchool, className: string): number {
  const { year } = school.classes.get(className)!;
  if (year === '7') return -1;
  if (year === 'R' || year === '8') return 1;
  return year === '1' || year === '9' ? 4 : 5;
}

/** Writes the school with its accounts in one transaction: all of it, or nothing. */
export async function writeSchool(database: Database, school: InventedSchool): Promise<void> {
  const now = `${school.yearBegan}T08:00:00.000Z`;
  await database.together(school.id, async (db, accounts) => {
    const people = [...school.people.values()];
    await addAccounts(
      accounts,
      people.map(({ accountId, name, email }) => ({ id: accountId, name, email, now })),
    );
    await hostSchool(accounts, school.id, now);
    await school.rows.writeTo(db);
    const waiting = school.rows
      .of('delivery')
      .flatMap(({ state, next_attempt_at: at }) => (state === 'waiting' && at ? [at] : []));
    const first = waiting.toSorted()[0];
    if (first) await workIsDue(db, 'post', first);
    for (const { id, accountId } of people)
      await givePlace(accounts, { accountId, schoolId: school.id, staffId: id });
  });
}
