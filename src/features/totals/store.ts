import { areasOf, areasOfNeed, isNeedCode, type RankedNeed } from '../../basics/needs.ts';
import type { SchoolDb } from '../../database/connection.ts';

// Counts of the whole school, for those who may see no child: nothing here gives a name or an id away.

export interface Numbers {
  readonly roll: number;
  readonly byStatus: ReadonlyMap<string, number>;
  readonly byYear: ReadonlyMap<string, number>;
  readonly byArea: ReadonlyMap<string, number>;
  readonly support: { readonly toldFirst: number; readonly notToldFirst: number };
  readonly reviews: { readonly onTime: number; readonly late: number };
  /** How many children have had so many meetings this year. */
  readonly meetings: ReadonlyMap<number, number>;
}

export async function numbersOf(
  db: SchoolDb,
  { today, yearBegan }: { today: string; yearBegan: string },
): Promise<Numbers> {
  const current = await db
    .selectFrom('sen_period')
    .innerJoin('pupil', 'pupil.id', 'sen_period.pupil_id')
    .select(['pupil.id as pupil', 'pupil.year_group as year', 'sen_period.status as status'])
    .where('sen_period.withdrawn_at', 'is', null)
    .where('sen_period.from_on', '<=', today)
    .where((eb) => eb.or([eb('sen_period.until_on', 'is', null), eb('sen_period.until_on', '>', today)]))
    .where((eb) => eb.or([eb('pupil.left_on', 'is', null), eb('pupil.left_on', '>', today)]))
    .execute();
  const roll = await db
    .selectFrom('pupil')
    .select((eb) => eb.fn.countAll<number>().as('children'))
    .where((eb) => eb.or([eb('left_on', 'is', null), eb('left_on', '>', today)]))
    .executeTakeFirstOrThrow();
  const withSen = current.filter(({ status }) => status !== 'watched');
  return {
    roll: Number(roll.children),
    byStatus: tally(current.map(({ status }) => status)),
    byYear: tally(withSen.map(({ year }) => year)),
    byArea: await areasHeld(db, new Set(withSen.map(({ pupil }) => pupil)), today),
    support: await supportBegun(db, yearBegan),
    reviews: await reviewsDue(db, yearBegan, today),
    meetings: await meetingsHeld(
      db,
      withSen.map(({ pupil }) => pupil),
      yearBegan,
    ),
  };
}

async function areasHeld(db: SchoolDb, pupils: ReadonlySet<string>, today: string) {
  const rows = await db
    .selectFrom('need')
    .select(['pupil_id as pupil', 'need_type as code', 'rank'])
    .where('from_on', '<=', today)
    .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>', today)]))
    .execute();
  const needs = new Map<string, RankedNeed[]>();
  for (const { pupil, code, rank } of rows)
    if (pupils.has(pupil) && isNeedCode(code))
      needs.set(pupil, [...(needs.get(pupil) ?? []), { code, rank }]);
  const held = tally([...needs.values()].flatMap((own) => areasOf(own)));
  return new Map(areasOfNeed.map(({ id, label }) => [label, held.get(id) ?? 0]));
}

/** SEN support begun since the year began: were the parents told first (CFA 2014 s.68)? */
async function supportBegun(db: SchoolDb, yearBegan: string) {
  const rows = await db
    .selectFrom('sen_period')
    .leftJoin('notice', 'notice.id', 'sen_period.notice_id')
    .select(['sen_period.from_on as from', 'notice.created_at as told'])
    .where('sen_period.status', '=', 'K')
    .where('sen_period.withdrawn_at', 'is', null)
    .where('sen_period.from_on', '>=', yearBegan)
    .execute();
  const toldFirst = rows.filter(({ from, told }) => told !== null && told.slice(0, 10) <= from).length;
  return { toldFirst, notToldFirst: rows.length - toldFirst };
}

/** Reviews whose date came since the year began: was one held between setting that date and the date? */
async function reviewsDue(db: SchoolDb, yearBegan: string, today: string) {
  const dates = await db
    .selectFrom('review_date')
    .select(['pupil_id as pupil', 'plan_id as plan', 'due_on as due', 'set_at as set'])
    .orderBy('set_at')
    .orderBy('id')
    .execute();
  const held = await db
    .selectFrom('meeting')
    .select(['pupil_id as pupil', 'held_on as on'])
    .where('about', '=', 'review')
    .where('held_on', 'is not', null)
    .execute();
  const meetings = new Map<string, string[]>();
  for (const { pupil, on } of held) meetings.set(pupil, [...(meetings.get(pupil) ?? []), on!]);
  const lastOfPlan = new Map(dates.map((date) => [date.plan, date]));
  const due = [...lastOfPlan.values()].filter((date) => date.due >= yearBegan && date.due < today);
  const onTime = due.filter((date) =>
    (meetings.get(date.pupil) ?? []).some((on) => on >= date.set.slice(0, 10) && on <= date.due),
  ).length;
  return { onTime, late: due.length - onTime };
}

async function meetingsHeld(db: SchoolDb, pupils: readonly string[], yearBegan: string) {
  const rows = await db
    .selectFrom('meeting')
    .select(['pupil_id as pupil', (eb) => eb.fn.countAll<number>().as('times')])
    .where('held_on', '>=', yearBegan)
    .groupBy('pupil_id')
    .execute();
  const held = new Map(rows.map(({ pupil, times }) => [pupil, Number(times)]));
  return tally(pupils.map((pupil) => held.get(pupil) ?? 0));
}

function tally<T>(values: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
