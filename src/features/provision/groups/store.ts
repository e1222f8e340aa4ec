import { addDays } from '../../../basics/dates.ts';
import type { Viewer } from '../../../basics/viewer.ts';
import type { SchoolDb } from '../../../database/connection.ts';
import { newId } from '../../../database/id.ts';
import { visibleTo } from '../../../database/visible-pupils.ts';
import type { GroupFacts } from './forms.ts';
import { timesOf, type Group } from './rules.ts';

/** The groups that run, by name. An assistant sees those they lead or help in. */
export async function groupsFor(db: SchoolDb, viewer: Viewer, today: string): Promise<Group[]> {
  const rows = await groups(db, viewer)
    .where((eb) =>
      eb.or([eb('support_group.until_on', 'is', null), eb('support_group.until_on', '>=', today)]),
    )
    .orderBy('support_group.name')
    .execute();
  return rows.map(asGroup);
}

export async function findGroup(db: SchoolDb, viewer: Viewer, id: string): Promise<Group | undefined> {
  const row = await groups(db, viewer).where('support_group.id', '=', id).executeTakeFirst();
  return row && asGroup(row);
}

export interface Member {
  readonly pupilId: string;
  readonly forename: string;
  readonly surname: string;
  readonly knownAs: string | null;
  readonly yearGroup: string;
  readonly planId: string;
  readonly what: string;
}

/** The children whose plans put them into the group now, as far as this viewer may see them. */
export async function membersOf(
  db: SchoolDb,
  viewer: Viewer,
  groupId: string,
  today: string,
): Promise<Member[]> {
  return running(db, groupId, today)
    .innerJoin('pupil', 'pupil.id', 'provision.pupil_id')
    .select([
      'pupil.id as pupilId',
      'pupil.forename as forename',
      'pupil.surname as surname',
      'pupil.known_as as knownAs',
      'pupil.year_group as yearGroup',
      'provision.plan_id as planId',
      'provision.what as what',
    ])
    .where(visibleTo(viewer, today))
    .orderBy('pupil.forename')
    .orderBy('pupil.surname')
    .execute();
}

/** How many children each group has now: a number, which names nobody. */
export async function sizesOf(db: SchoolDb, today: string): Promise<Map<string, number>> {
  const rows = await running(db, undefined, today)
    .select((eb) => [
      'provision.group_id as groupId',
      eb.fn.count('provision.pupil_id').distinct().as('size'),
    ])
    .groupBy('provision.group_id')
    .execute();
  return new Map(rows.map(({ groupId, size }) => [groupId ?? '', Number(size)]));
}

/** Whoever can lead a group. */
export async function leadersToChoose(db: SchoolDb, today: string): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('staff')
    .select(['id', 'name'])
    .where('role', 'in', ['senco', 'teacher', 'assistant'])
    .where('from_on', '<=', today)
    .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>=', today)]))
    .orderBy('name')
    .execute();
}

export async function createGroup(db: SchoolDb, facts: GroupFacts, today: string): Promise<string> {
  const id = newId();
  await db
    .insertInto('support_group')
    .values({ id, ...columnsOf(facts), from_on: today, until_on: null })
    .execute();
  return id;
}

/**
 * Changes a group. Support that has kept the group's times gets the new ones from today, as a row of its own, so that what
 * was planned until yesterday stays as it was; whoever has other times by the plan keeps them.
 */
export async function changeGroup(
  db: SchoolDb,
  group: Group,
  facts: GroupFacts,
  today: string,
): Promise<void> {
  await db.updateTable('support_group').set(columnsOf(facts)).where('id', '=', group.id).execute();
  const support = await running(db, group.id, today).selectAll('provision').execute();
  const leader = await db.selectFrom('staff').select('name').where('id', '=', facts.ledBy).executeTakeFirst();
  for (const { school_id: _, ...row } of support) {
    const followed = timesOf({ weekdays: row.weekdays, startsAt: row.starts_at, minutes: row.minutes });
    const times =
      followed === timesOf(group)
        ? { weekdays: facts.weekdays, starts_at: facts.startsAt, minutes: facts.minutes }
        : { weekdays: row.weekdays, starts_at: row.starts_at, minutes: row.minutes };
    const adult =
      row.staff_id === (group.ledBy ?? null)
        ? { staff_id: facts.ledBy, who: row.who === group.leader ? (leader?.name ?? null) : row.who }
        : {};
    const place = row.place === (group.place ?? null) ? { place: facts.place } : {};
    const hasNewTimes = timesOf({ ...times, startsAt: times.starts_at }) !== followed;
    if (!hasNewTimes || row.starts_on >= today) {
      await db
        .updateTable('provision')
        .set({ ...times, ...adult, ...place })
        .where('id', '=', row.id)
        .execute();
      continue;
    }
    await db
      .updateTable('provision')
      .set({ ends_on: addDays(today, -1) })
      .where('id', '=', row.id)
      .execute();
    await db
      .insertInto('provision')
      .values({
        ...row,
        ...times,
        ...adult,
        ...place,
        id: newId(),
        item_id: row.item_id ?? row.id,
        starts_on: today,
      })
      .execute();
  }
}

/** Ends a group as of today. Refused (gives how many) while children's plans still use it. */
export async function endGroup(db: SchoolDb, groupId: string, today: string): Promise<number> {
  const inUse = (await sizesOf(db, today)).get(groupId) ?? 0;
  if (inUse === 0)
    await db
      .updateTable('support_group')
      .set({ until_on: addDays(today, -1) })
      .where('id', '=', groupId)
      .execute();
  return inUse;
}

const columnsOf = ({ name, ledBy, weekdays, startsAt, minutes, place }: GroupFacts) => ({
  name,
  led_by: ledBy,
  weekdays,
  starts_at: startsAt,
  minutes,
  place,
});

function running(db: SchoolDb, groupId: string | undefined, today: string) {
  return db
    .selectFrom('provision')
    .innerJoin('document', 'document.id', 'provision.plan_id')
    .where('document.status', '=', 'finished')
    .where((eb) =>
      groupId === undefined
        ? eb('provision.group_id', 'is not', null)
        : eb('provision.group_id', '=', groupId),
    )
    .where((eb) => eb.or([eb('provision.ends_on', 'is', null), eb('provision.ends_on', '>=', today)]));
}

function groups(db: SchoolDb, viewer: Viewer) {
  return db
    .selectFrom('support_group')
    .leftJoin('staff', 'staff.id', 'support_group.led_by')
    .select([
      'support_group.id as id',
      'support_group.name as name',
      'support_group.led_by as ledBy',
      'staff.name as leader',
      'support_group.weekdays as weekdays',
      'support_group.starts_at as startsAt',
      'support_group.minutes as minutes',
      'support_group.place as place',
      'support_group.from_on as from',
      'support_group.until_on as until',
    ])
    .$if(viewer.role === 'assistant', (question) =>
      question.where((eb) =>
        eb.or([
          eb('support_group.led_by', '=', viewer.staffId),
          eb.exists(
            eb
              .selectFrom('provision')
              .select('provision.id')
              .whereRef('provision.group_id', '=', 'support_group.id')
              .where('provision.staff_id', '=', viewer.staffId),
          ),
        ]),
      ),
    );
}

type GroupRow = Awaited<ReturnType<ReturnType<typeof groups>['execute']>>[number];

const asGroup = ({ ledBy, leader, startsAt, minutes, place, until, ...row }: GroupRow): Group => ({
  ...row,
  ledBy: ledBy ?? undefined,
  leader: leader ?? undefined,
  startsAt: startsAt ?? undefined,
  minutes: minutes ?? undefined,
  place: place ?? undefined,
  until: until ?? undefined,
});
