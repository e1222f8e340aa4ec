import { newId } from '../../database/id.ts';
import { later, type When } from '../calendar.ts';
import type { Row } from '../rows.ts';
import { at, who, type By, type Life, type LivingPlan } from '../story.ts';

/** Every adult who works with the child gets the briefing; most read it within days (Code 6.49). */
export function sendBriefing(
  life: Life,
  when: When,
  plan: LivingPlan,
  unread: readonly By[],
): Row<'briefing'> {
  const { rows, people } = life.school;
  const briefing = {
    id: newId(),
    pupil_id: life.pupilId,
    document_id: plan.document.id,
    version: 1,
    sent_at: at(life, when, '15:53'),
    superseded_on: null,
  };
  rows.add('briefing', briefing);
  const notRead = new Set(unread.map((by) => who(life, by).id));
  const { teacher, assistants = [] } = life.child.class;
  const readers = new Set([
    ...[teacher, ...assistants].map((called) => people.get(called)!.id),
    ...plan.provisions.flatMap(({ row }) => row.staff_id ?? []),
    ...setsOf(life).map(({ teacher: called }) => people.get(called)!.id),
  ]);
  for (const staffId of readers) {
    const read = later(when, life.chance.between(1, 3));
    rows.add('briefing_reader', {
      briefing_id: briefing.id,
      staff_id: staffId,
      read_at: notRead.has(staffId) || read.schoolDays >= 0 ? null : at(life, read, '08:25'),
    });
  }
  return briefing;
}

/** The sets a child is in besides the registration class. */
function setsOf(life: Life) {
  const inThem = new Set(
    life.school.rows
      .of('class_pupil')
      .filter(({ pupil_id }) => pupil_id === life.pupilId)
      .map(({ class_id }) => class_id),
  );
  return [...life.school.classes.values()].filter(({ id, subject }) => subject && inThem.has(id));
}
