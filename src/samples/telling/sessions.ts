import { weekday } from '../../basics/dates.ts';
import { schoolDaysIn } from '../../basics/school-days.ts';
import { newId } from '../../database/id.ts';
import { daysAgo, weeksAgo, type When } from '../calendar.ts';
import { chanceFrom } from '../chance.ts';
import type { Row } from '../rows.ts';
import { at, happened, on, who, type By, type Life, type LivingProvision, type Moment } from '../story.ts';

/** What became of every planned session of every plan of this life, up to the last school day before today. */
export function logSessions(life: Life): void {
  for (const plan of [...life.pastPlans, ...(life.plan ? [life.plan] : [])]) {
    for (const provision of plan.provisions) logProvision(life, provision);
  }
}

function logProvision(life: Life, provision: LivingProvision): void {
  const { row, delivery } = provision;
  if (delivery === 'none' || delivery === 'not logged' || !row.starts_at || !row.minutes) return;
  const earliest = on(life, weeksAgo(life.logWeeks));
  const first = row.starts_on > earliest ? row.starts_on : earliest;
  const yesterday = on(life, daysAgo(1));
  const last = row.ends_on && row.ends_on < yesterday ? row.ends_on : yesterday;
  const weekdays = row.weekdays.split(',').map(Number);
  const days = schoolDaysIn(life.school.calendar, first, last).filter((day) =>
    weekdays.includes(weekday(day)),
  );
  const missed: string[] = [];
  for (const day of days) {
    const fate = fateOf(life, provision, day);
    if (fate === 'not logged') continue;
    if (fate.state === 'missed') missed.push(day);
    life.school.rows.add('session_record', {
      id: newId(),
      pupil_id: life.pupilId,
      provision_id: row.id,
      on_day: day,
      starts_at: row.starts_at,
      state: fate.state,
      reason: fate.reason ?? null,
      minutes: fate.state === 'missed' ? 0 : fate.state === 'changed' ? row.minutes - 5 : row.minutes,
      note: fate.note ?? null,
      recorded_by: row.staff_id ?? who(life, 'teacher').id,
      recorded_at: `${day}T15:20:00.000Z`,
    });
  }
  if (delivery === 'well') settlePiles(life, row, missed);
}

/** Where help is mostly given, somebody decided each time three were missed; a few piles still wait. */
function settlePiles(life: Life, row: Row<'provision'>, missed: readonly string[]): void {
  for (let third = 2; third < missed.length; third += 3) {
    const isLast = third + 3 >= missed.length;
    const chance = chanceFrom(`${row.what}${missed[third]}${life.name}`);
    if (isLast && chance.happens(0.06)) return;
    const decision = chance.weighted({ 'catch-up': 3, accept: 2, 'other-adult': 1 });
    life.school.rows.add('missed_decision', {
      id: newId(),
      pupil_id: life.pupilId,
      provision_id: row.id,
      up_to: missed[third]!,
      decision,
      why: settled[decision],
      recorded_by: who(life, 'teacher').id,
      recorded_at: `${missed[third]}T15:45:00.000Z`,
    });
  }
}

const settled = {
  'catch-up': 'Two of the three are made up in the next fortnight.',
  accept: 'The reasons were good ones, and what was learned has held.',
  'other-adult': 'When the usual adult is away, the class teacher does it.',
};

interface Fate {
  readonly state: Row<'session_record'>['state'];
  readonly reason?: string;
  readonly note?: string;
}

/** What happens to the adult happens to the whole group; whether a child is away is the child's own. */
function fateOf(life: Life, { row, delivery }: LivingProvision, day: string): Fate | 'not logged' {
  const shared = chanceFrom(`${row.group_id ? row.who : row.what}${row.starts_at}${day}`);
  const own = chanceFrom(`${life.pupilId.length}${life.child.row.forename}${life.child.row.surname}${day}`);
  if (delivery === 'pulled to cover' && day > on(life, weeksAgo(5)) && shared.happens(0.8)) {
    return { state: 'missed', reason: 'adult moved', note: shared.pick(covers) };
  }
  if (own.happens(0.045)) return { state: 'missed', reason: 'child absent' };
  const recent = day > on(life, daysAgo(4));
  if (shared.happens(recent ? 0.15 : 0.02)) return 'not logged';
  if (shared.happens(0.07)) {
    return { state: 'missed', reason: shared.weighted(reasons) };
  }
  if (own.happens(0.015)) return { state: 'missed', reason: 'child did not want to' };
  if (own.happens(0.05)) return { state: 'changed', note: own.pick(changes) };
  return own.happens(0.14) ? { state: 'held', note: own.pick(notes) } : { state: 'held' };
}

const reasons = {
  'adult absent': 4,
  'adult moved': 4,
  'trip or event': 3,
  'room not free': 1,
  forgot: 1,
};

const covers = [
  'Covered in Holly class',
  'Covered in Reception',
  'On playground duty',
  'Covered for a colleague',
];
const changes = [
  'Shorter: assembly ran late',
  'In the library, the room was taken',
  'Joined two groups today',
];
const notes = [
  'Worked hard, and knew it',
  'Remembered last week’s words without help',
  'Tired today, but stayed to the end',
  'Helped a friend with it',
  'Best go so far',
  'Needed two reminders to begin',
  'Laughed a lot, learned a lot',
  'Asked to take it home to show Mum',
];

/** What somebody decided about missed sessions that had piled up. */
export const missedSettled =
  (
    when: When,
    provision: string,
    decision: Row<'missed_decision'>['decision'],
    why: string,
    by: By = 'senco',
  ): Moment =>
  (life) => {
    const living = life.plan?.provisions.find(({ key }) => key === provision);
    if (!living) throw new Error(`${life.name} has no provision ${provision}`);
    life.school.rows.add('missed_decision', {
      id: newId(),
      pupil_id: life.pupilId,
      provision_id: living.row.id,
      up_to: on(life, when),
      decision,
      why,
      recorded_by: who(life, by).id,
      recorded_at: at(life, when),
    });
    happened(life, when, {
      kind: 'sessions',
      title: 'Missed sessions talked over',
      detail: why,
      by: who(life, by),
    });
  };
