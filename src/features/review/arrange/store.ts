import type { Viewer } from '../../../basics/viewer.ts';
import type { SchoolDb } from '../../../database/connection.ts';
import { newId } from '../../../database/id.ts';
import { visibleTo } from '../../../database/visible-pupils.ts';
import type { Meeting, ReviewDate } from '../rules.ts';

export interface DateGiven extends ReviewDate {
  readonly by: string;
}

/** Every date a plan's review was ever given, oldest first. */
export async function reviewDatesOf(db: SchoolDb, planId: string): Promise<DateGiven[]> {
  const rows = await db
    .selectFrom('review_date')
    .innerJoin('staff', 'staff.id', 'review_date.set_by')
    .select(['due_on as reviewOn', 'set_at as setOn', 'reason', 'staff.name as by'])
    .where('plan_id', '=', planId)
    .orderBy('set_at')
    .orderBy('review_date.id')
    .execute();
  return rows.map(({ reason, ...row }) => ({ ...row, ...(reason ? { reason } : {}) }));
}

export interface PlannedMeeting {
  readonly id: string;
  readonly pupilId: string;
  readonly onDay: string;
  readonly startsAt: string | null;
  readonly minutes: number;
  readonly place: string | null;
  readonly sequence: number;
}

/** The review meeting that is to come, or should have come: neither held nor called off. */
export async function openMeetingOf(db: SchoolDb, pupilId: string): Promise<PlannedMeeting | undefined> {
  return meetings(db).where('meeting.pupil_id', '=', pupilId).orderBy('on_day').executeTakeFirst();
}

/** A review meeting that is still to come, about a child that this viewer may see. */
export async function findMeeting(
  db: SchoolDb,
  viewer: Viewer,
  id: string,
  today: string,
): Promise<PlannedMeeting | undefined> {
  return meetings(db)
    .innerJoin('pupil', 'pupil.id', 'meeting.pupil_id')
    .where('meeting.id', '=', id)
    .where(visibleTo(viewer, today))
    .executeTakeFirst();
}

const meetings = (db: SchoolDb) =>
  db
    .selectFrom('meeting')
    .select([
      'meeting.id as id',
      'meeting.pupil_id as pupilId',
      'on_day as onDay',
      'starts_at as startsAt',
      'minutes',
      'place',
      'sequence',
    ])
    .where('about', '=', 'review')
    .where('held_on', 'is', null)
    .where('cancelled_because', 'is', null);

export interface Times {
  readonly onDay: string;
  readonly startsAt: string;
  readonly minutes: number;
  readonly place: string;
}

/** Arranges a review meeting; gives its id, which the invitation carries too. */
export async function addMeeting(db: SchoolDb, pupilId: string, times: Times): Promise<string> {
  const id = newId();
  await db
    .insertInto('meeting')
    .values({
      id,
      pupil_id: pupilId,
      document_id: null,
      about: 'review',
      on_day: times.onDay,
      starts_at: times.startsAt,
      minutes: times.minutes,
      place: times.place,
      sequence: 0,
      held_on: null,
      parents_present: null,
      child_part: null,
      cancelled_because: null,
    })
    .execute();
  return id;
}

/** Moves a meeting; calendars take the newer by its higher sequence, which is given. */
export async function moveMeeting(db: SchoolDb, meeting: PlannedMeeting, times: Times): Promise<number> {
  const sequence = meeting.sequence + 1;
  await db
    .updateTable('meeting')
    .set({
      on_day: times.onDay,
      starts_at: times.startsAt,
      minutes: times.minutes,
      place: times.place,
      sequence,
    })
    .where('id', '=', meeting.id)
    .execute();
  return sequence;
}

export async function callOffMeeting(
  db: SchoolDb,
  meeting: PlannedMeeting,
  because: string,
): Promise<number> {
  const sequence = meeting.sequence + 1;
  await db
    .updateTable('meeting')
    .set({ cancelled_because: because, sequence })
    .where('id', '=', meeting.id)
    .execute();
  return sequence;
}

/** Meetings that took place with a parent, of whatever kind: what counts towards three in the year (Code 6.65). */
export async function meetingsWithParents(
  db: SchoolDb,
  pupilIds: readonly string[],
): Promise<Map<string, Meeting[]>> {
  const held = new Map<string, Meeting[]>();
  if (!pupilIds.length) return held;
  const rows = await db
    .selectFrom('meeting')
    .select(['pupil_id as pupilId', 'held_on as heldOn'])
    .where('pupil_id', 'in', [...pupilIds])
    .where('held_on', 'is not', null)
    .where('parents_present', 'is not', null)
    .orderBy('held_on')
    .execute();
  for (const { pupilId, heldOn } of rows)
    held.set(pupilId, [...(held.get(pupilId) ?? []), { heldOn: heldOn! }]);
  return held;
}

/** The review date of each child's plan in force, with its moves; not where that plan has been reviewed already. All children's when none are named. */
export async function reviewDueOf(
  db: SchoolDb,
  pupilIds?: readonly string[],
): Promise<Map<string, { planId: string; dates: ReviewDate[] }>> {
  const due = new Map<string, { planId: string; dates: ReviewDate[] }>();
  if (pupilIds?.length === 0) return due;
  const rows = await db
    .selectFrom('document')
    .leftJoin('review_date', 'review_date.plan_id', 'document.id')
    .select([
      'document.id as planId',
      'document.pupil_id as pupilId',
      'review_date.due_on as reviewOn',
      'review_date.set_at as setOn',
      'review_date.reason as reason',
    ])
    .where('document.kind', '=', 'plan')
    .where('document.status', '=', 'finished')
    .$if(pupilIds !== undefined, (question) => question.where('document.pupil_id', 'in', [...pupilIds!]))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('document as review')
            .select('review.id')
            .where('review.kind', '=', 'review')
            .where('review.status', '=', 'finished')
            .whereRef('review.pupil_id', '=', 'document.pupil_id')
            .whereRef('review.cycle_id', '=', 'document.cycle_id'),
        ),
      ),
    )
    .orderBy('review_date.set_at')
    .orderBy('review_date.id')
    .execute();
  for (const { planId, pupilId, reviewOn, setOn, reason } of rows) {
    const one = due.get(pupilId) ?? { planId, dates: [] };
    if (reviewOn && setOn)
      one.dates.push({ reviewOn, setOn: setOn.slice(0, 10), ...(reason ? { reason } : {}) });
    due.set(pupilId, one);
  }
  return due;
}
