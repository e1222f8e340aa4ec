import { addSchoolDays } from '../../basics/school-days.ts';
import { newId } from '../../database/id.ts';
import type { When } from '../calendar.ts';
import type { Row } from '../rows.ts';
import { on, who, type Life, type LivingProvision } from '../story.ts';
import type { OutcomeTold, ProvisionTold } from './plan-told.ts';

interface Outcomes {
  readonly planId: string;
  readonly rows: Row<'outcome'>[];
  readonly idOf: ReadonlyMap<string, string>;
}

export function outcomeRows(
  life: Life,
  when: When,
  told: readonly OutcomeTold[],
  targetOn: string,
): Outcomes {
  const planId = newId();
  const rows = told.map((outcome, at): Row<'outcome'> & { id: string } => ({
    id: newId(),
    pupil_id: life.pupilId,
    plan_id: planId,
    position: at + 1,
    statement: outcome.statement,
    child_words: outcome.childWords,
    area: outcome.area,
    baseline: outcome.baseline,
    baseline_on: on(life, when),
    target: outcome.target,
    target_on: targetOn,
    measure: outcome.measure,
    tool: outcome.tool,
    ended_on: null,
  }));
  return { planId, rows, idOf: new Map(told.map(({ key }, at) => [key, rows[at]!.id])) };
}

interface Provisions {
  readonly rows: Row<'provision'>[];
  readonly living: LivingProvision[];
}

/** An assistant's hour in pence, with on-costs; the rate that the invented schools reckon with. */
const hourlyPence = 1_720;

export function provisionRows(
  life: Life,
  when: When,
  told: readonly ProvisionTold[],
  outcomes: Outcomes,
  timetabled: boolean,
): Provisions {
  const living = told.map((provision, at): LivingProvision => {
    const schedule = scheduleOf(life, provision, timetabled);
    const id = newId();
    const startsOn = addSchoolDays(life.school.calendar, on(life, when), 1);
    return {
      key: provision.key,
      delivery: provision.delivery ?? (schedule.weekdays ? 'well' : 'none'),
      row: {
        id,
        item_id: id,
        pupil_id: life.pupilId,
        plan_id: outcomes.planId,
        position: at + 1,
        kinds: provision.kinds.join(','),
        what: provision.what,
        additional: provision.additional,
        outcome_ids: provision.for.map((key) => known(outcomes, key, life)).join(','),
        ...schedule,
        weeks: provision.weeks ?? null,
        cost_pence: provision.costPence ?? costOf(schedule, provision.weeks),
        starts_on: startsOn,
        ends_on: provision.weeks
          ? addSchoolDays(life.school.calendar, startsOn, provision.weeks * 5 - 1)
          : null,
      },
    };
  });
  return { living, rows: living.map(({ row }) => row) };
}

type Schedule = Pick<
  Row<'provision'>,
  'staff_id' | 'who' | 'group_id' | 'group_size' | 'weekdays' | 'starts_at' | 'minutes' | 'place'
>;

function scheduleOf(life: Life, told: ProvisionTold, timetabled: boolean): Schedule {
  const group = told.group ? life.school.groups.get(told.group) : undefined;
  if (told.group && !group) throw new Error(`${life.school.told.name} has no group ${told.group}`);
  if (group) {
    const leader = who(life, group.ledBy);
    if (timetabled) {
      life.school.timetable.book([life.pupilId], group);
      group.members += 1;
    }
    return {
      staff_id: leader.id,
      who: leader.name,
      group_id: group.id,
      group_size: group.size,
      weekdays: group.weekdays.join(','),
      starts_at: group.startsAt,
      minutes: group.minutes,
      place: group.place,
    };
  }
  const person = told.by ? who(life, told.by) : undefined;
  const weekdays = told.weekdays ?? [];
  const busy = [...(person ? [person.id] : []), life.pupilId];
  const startsAt = startOf(life, told, busy, timetabled);
  return {
    staff_id: person?.id ?? null,
    who: told.who ?? person?.name ?? null,
    group_id: null,
    group_size: 1,
    weekdays: weekdays.join(','),
    starts_at: startsAt,
    minutes: told.minutes ?? null,
    place: told.place ?? null,
  };
}

function startOf(
  { school }: Life,
  { weekdays = [], minutes, startsAt, startsFrom }: ProvisionTold,
  busy: readonly string[],
  timetabled: boolean,
): string | null {
  if (!weekdays.length || !minutes) return startsAt ?? null;
  if (startsAt && timetabled) school.timetable.book(busy, { weekdays, startsAt, minutes });
  return (
    startsAt ?? (timetabled ? school.timetable.find(busy, { weekdays, minutes, from: startsFrom }) : '09:15')
  );
}

/** Gives back the time of a provision that has ended. A group's leader goes on with the others. */
export function giveBackTime({ school }: Life, row: Row<'provision'>): void {
  const group = [...school.groups.values()].find(({ id }) => id === row.group_id);
  if (group) group.members -= 1;
  if (!row.starts_at || !row.weekdays || !row.minutes) return;
  const busy = [row.pupil_id, ...(row.staff_id && !row.group_id ? [row.staff_id] : [])];
  const weekdays = row.weekdays.split(',').map(Number);
  school.timetable.release(busy, { weekdays, startsAt: row.starts_at, minutes: row.minutes });
}

function known({ idOf }: Outcomes, key: string, life: Life): string {
  const id = idOf.get(key);
  if (!id) throw new Error(`The plan of ${life.name} has no outcome ${key}`);
  return id;
}

function costOf({ minutes, weekdays, group_size }: Schedule, weeks: number | undefined): number | null {
  const times = weekdays ? weekdays.split(',').length : 0;
  if (!minutes || !times || !weeks) return null;
  return Math.round((hourlyPence * minutes * times * weeks) / (60 * group_size));
}
