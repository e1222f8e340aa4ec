import { newId } from '../../database/id.ts';
import type { When } from '../calendar.ts';
import type { Row } from '../rows.ts';
import { contact, on, type Life } from '../story.ts';
import { firstParent } from './views.ts';

export interface MeetingTold {
  readonly about: Row<'meeting'>['about'];
  readonly documentId: string | null;
  readonly startsAt?: string;
  readonly minutes?: number;
  readonly place?: string;
  readonly parentsPresent?: string;
  readonly childPart?: string;
}

export const usualChildPart = 'Came for the last ten minutes';

/** A meeting that took place; it counts towards three in the year (Code 6.65). */
export function heldMeeting(life: Life, when: When, told: MeetingTold): Row<'meeting'> {
  return addMeeting(life, when, told, {
    held_on: on(life, when),
    parents_present: told.parentsPresent ?? contact(life, firstParent(life)).name,
    child_part: told.childPart ?? usualChildPart,
  });
}

/** A meeting that is to come. */
export const arrangedMeeting = (life: Life, when: When, told: MeetingTold): Row<'meeting'> =>
  addMeeting(life, when, told, { held_on: null, parents_present: null, child_part: null });

function addMeeting(
  life: Life,
  when: When,
  told: MeetingTold,
  held: Pick<Row<'meeting'>, 'held_on' | 'parents_present' | 'child_part'>,
): Row<'meeting'> {
  return life.school.rows.add('meeting', {
    id: newId(),
    pupil_id: life.pupilId,
    document_id: told.documentId,
    about: told.about,
    on_day: on(life, when),
    starts_at: told.startsAt ?? '15:30',
    minutes: told.minutes ?? (told.about === 'review' ? 40 : 20),
    place: told.place ?? 'The family room',
    sequence: 0,
    cancelled_because: null,
    ...held,
  });
}
