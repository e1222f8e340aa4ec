import { addDays } from '../../../basics/dates.ts';
import { addSchoolDays, type SchoolCalendar } from '../../../basics/school-days.ts';
import type { SchoolDb } from '../../../database/connection.ts';
import { newId } from '../../../database/id.ts';
import type { Parent } from '../../pupils/rules.ts';
import { calendarOf } from '../../school/index.ts';
import { costOfProvision } from '../cost.ts';
import type { Outcome, Plan, Provision } from '../rules.ts';
import { groupsToChoose, type GroupChoice } from '../store.ts';

interface Agreed {
  readonly planId: string;
  readonly pupilId: string;
  readonly plan: Plan;
  readonly today: string;
}

/** Writes what a version of the plan promises into its own tables, so that sessions and results can hang on it. */
export async function projectPlan(db: SchoolDb, agreed: Agreed): Promise<void> {
  await projectOutcomes(db, agreed);
  await projectProvisions(db, agreed);
}

async function projectOutcomes(db: SchoolDb, { planId, pupilId, plan, today }: Agreed): Promise<void> {
  const kept = new Set(
    (
      await db
        .selectFrom('outcome')
        .select('id')
        .where('plan_id', '=', planId)
        .where('ended_on', 'is', null)
        .execute()
    ).map(({ id }) => id),
  );
  for (const [at, outcome] of plan.outcomes.entries()) {
    const facts = outcomeFacts(outcome, at + 1);
    if (kept.delete(outcome.id))
      await db.updateTable('outcome').set(facts).where('id', '=', outcome.id).execute();
    else
      await db
        .insertInto('outcome')
        .values({ id: outcome.id, pupil_id: pupilId, plan_id: planId, ended_on: null, ...facts })
        .execute();
  }
  if (kept.size)
    await db
      .updateTable('outcome')
      .set({ ended_on: today })
      .where('id', 'in', [...kept])
      .execute();
}

async function projectProvisions(db: SchoolDb, { planId, pupilId, plan, today }: Agreed): Promise<void> {
  const calendar = await calendarOf(db);
  const groups = new Map((await groupsToChoose(db, today)).map((group) => [group.id, group]));
  const running = await db
    .selectFrom('provision')
    .selectAll()
    .where('plan_id', '=', planId)
    .where((eb) => eb.or([eb('ends_on', 'is', null), eb('ends_on', '>=', today)]))
    .execute();
  const kept = new Map(running.map((row) => [row.item_id ?? row.id, row]));
  for (const [at, provision] of plan.provisions.entries()) {
    const facts = provisionFacts(provision, at + 1, groups.get(provision.groupId ?? ''));
    const before = kept.get(provision.id);
    kept.delete(provision.id);
    const sameTimes = before && timesOf(before) === timesOf(facts);
    if (before && (sameTimes || before.starts_on >= today)) {
      await db.updateTable('provision').set(facts).where('id', '=', before.id).execute();
      continue;
    }
    // New times begin today; what was planned until yesterday stays planned as it was.
    if (before) await endProvision(db, before.id, before.starts_on, today);
    const id = before ? newId() : provision.id;
    const ends_on = provision.weeks ? endAfter(today, provision.weeks, calendar) : null;
    await db
      .insertInto('provision')
      .values({
        id,
        item_id: provision.id,
        pupil_id: pupilId,
        plan_id: planId,
        starts_on: today,
        ends_on,
        ...facts,
      })
      .execute();
  }
  for (const gone of kept.values()) await endProvision(db, gone.id, gone.starts_on, today);
}

/** Ends everything a plan still provides: it was replaced, or SEN support ended. */
export async function endProvisionsOf(db: SchoolDb, planId: string, today: string): Promise<void> {
  const running = await db
    .selectFrom('provision')
    .select(['id', 'starts_on'])
    .where('plan_id', '=', planId)
    .where((eb) => eb.or([eb('ends_on', 'is', null), eb('ends_on', '>=', today)]))
    .execute();
  for (const { id, starts_on } of running) await endProvision(db, id, starts_on, today);
  await db
    .updateTable('outcome')
    .set({ ended_on: today })
    .where('plan_id', '=', planId)
    .where('ended_on', 'is', null)
    .execute();
}

async function endProvision(db: SchoolDb, id: string, startsOn: string, today: string): Promise<void> {
  const yesterday = addDays(today, -1);
  const ends_on = yesterday < startsOn ? startsOn : yesterday;
  await db.updateTable('provision').set({ ends_on }).where('id', '=', id).execute();
}

function outcomeFacts(outcome: Outcome, position: number) {
  return {
    position,
    statement: outcome.statement,
    child_words: outcome.childWords || null,
    area: outcome.area ?? null,
    baseline: outcome.baseline,
    baseline_on: outcome.baselineOn ?? null,
    target: outcome.target,
    target_on: outcome.targetOn ?? null,
    measure: outcome.measure,
    tool: outcome.tool,
  };
}

/** Where the plan leaves days, time, place or adult open, the group's own hold. */
function provisionFacts(provision: Provision, position: number, group: GroupChoice | undefined) {
  return {
    position,
    kinds: provision.kinds.join(','),
    what: provision.what,
    additional: provision.additional,
    outcome_ids: provision.outcomeIds.join(','),
    staff_id: provision.whoId ?? group?.ledBy ?? null,
    who: provision.whoName || null,
    group_id: group?.id ?? null,
    group_size: provision.groupSize ?? 1,
    weekdays: provision.weekdays.length ? provision.weekdays.join(',') : (group?.weekdays ?? ''),
    starts_at: provision.startsAt ?? group?.startsAt ?? null,
    minutes: provision.minutes ?? group?.minutes ?? null,
    weeks: provision.weeks ?? null,
    place: provision.place || group?.place || null,
    cost_pence: costOfProvision(provision, 0) || null,
  };
}

type Times = { weekdays: string; starts_at: string | null; minutes: number | null; group_id: string | null };

const timesOf = ({ weekdays, starts_at, minutes, group_id }: Times): string =>
  [weekdays, starts_at, minutes, group_id].join('|');

/** Weeks are weeks of school: holidays do not use them up. */
const endAfter = (today: string, weeks: number, calendar: SchoolCalendar): string =>
  addSchoolDays(calendar, today, weeks * 5 - 1);

/** Notes the review date of a plan when it is new or has moved; it never vanishes. */
export async function setReviewDate(
  db: SchoolDb,
  date: {
    pupilId: string;
    planId: string;
    dueOn: string;
    reason: string | null;
    staffId: string;
    now: string;
  },
): Promise<void> {
  const last = await db
    .selectFrom('review_date')
    .select('due_on')
    .where('plan_id', '=', date.planId)
    .orderBy('set_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  if (last?.due_on === date.dueOn) return;
  await db
    .insertInto('review_date')
    .values({
      id: newId(),
      pupil_id: date.pupilId,
      plan_id: date.planId,
      due_on: date.dueOn,
      reason: date.reason,
      set_by: date.staffId,
      set_at: date.now,
    })
    .execute();
}

/** The young person's own address, to whom letters go once rights have passed. */
export async function ownContactOf(db: SchoolDb, pupilId: string): Promise<Parent | undefined> {
  return db
    .selectFrom('contact')
    .select(['id', 'name', 'relation', 'email', 'phone', 'address', 'language', 'interpreter'])
    .where('pupil_id', '=', pupilId)
    .where('relation', '=', 'Self')
    .where('until_on', 'is', null)
    .executeTakeFirst();
}
