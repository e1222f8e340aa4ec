import type { KeptAudience } from '../../basics/audience.ts';
import type { AreaOfNeed } from '../../basics/needs.ts';
import type { Viewer } from '../../basics/viewer.ts';
import type { SchoolDb } from '../../database/connection.ts';
import { recordEvent } from '../../database/events.ts';
import { newId } from '../../database/id.ts';
import { visibleTo } from '../../database/visible-pupils.ts';
import type { Concern } from './rules.ts';

/** A child to choose, with the class it is registered in. */
export interface ChildToChoose {
  readonly id: string;
  readonly forename: string;
  readonly surname: string;
  readonly knownAs: string | null;
  readonly className: string | null;
}

/** The children this viewer works with, by class and name. */
export async function childrenToChoose(
  db: SchoolDb,
  viewer: Viewer,
  today: string,
): Promise<ChildToChoose[]> {
  const children = await db
    .selectFrom('pupil')
    .select(['pupil.id as id', 'forename', 'surname', 'known_as as knownAs', 'year_group as yearGroup'])
    .where('entered_on', '<=', today)
    .where((eb) => eb.or([eb('left_on', 'is', null), eb('left_on', '>', today)]))
    .where(visibleTo(viewer, today))
    .orderBy('surname')
    .orderBy('forename')
    .execute();
  const classes = await db
    .selectFrom('class_pupil')
    .innerJoin('school_class', 'school_class.id', 'class_pupil.class_id')
    .select(['class_pupil.pupil_id as pupilId', 'school_class.name as name'])
    .where('school_class.kind', '=', 'registration')
    .where('class_pupil.from_on', '<=', today)
    .where((eb) => eb.or([eb('class_pupil.until_on', 'is', null), eb('class_pupil.until_on', '>=', today)]))
    .execute();
  const classOf = new Map(classes.map(({ pupilId, name }) => [pupilId, name]));
  return children.map(({ id, forename, surname, knownAs }) => ({
    id,
    forename,
    surname,
    knownAs,
    className: classOf.get(id) ?? null,
  }));
}

/** A concern about a child that this viewer may see. */
export async function findConcern(
  db: SchoolDb,
  viewer: Viewer,
  id: string,
  today: string,
): Promise<Concern | undefined> {
  const row = await concerns(db)
    .where('concern.id', '=', id)
    .where(visibleTo(viewer, today))
    .executeTakeFirst();
  return row && asConcern(row);
}

/** The concerns that nobody has closed yet, about children this viewer may see. */
export async function openConcerns(db: SchoolDb, viewer: Viewer, today: string): Promise<Concern[]> {
  const rows = await concerns(db)
    .where('closed_on', 'is', null)
    .where(visibleTo(viewer, today))
    .orderBy('raised_on')
    .execute();
  return rows.map(asConcern);
}

/** A child's concerns, newest first. The caller has found the child through the viewer. */
export async function concernsOf(db: SchoolDb, pupilId: string): Promise<Concern[]> {
  const rows = await concerns(db)
    .where('concern.pupil_id', '=', pupilId)
    .orderBy('raised_on', 'desc')
    .orderBy('concern.id', 'desc')
    .execute();
  return rows.map(asConcern);
}

export interface NewConcern {
  readonly pupilId: string;
  readonly raisedAs: 'staff' | 'parent';
  readonly contactId: string | null;
  readonly words: string;
  readonly noticed: string | null;
  readonly areas: readonly AreaOfNeed[];
  readonly raisedOn: string;
  readonly replyDueOn: string | null;
  readonly audience: KeptAudience;
  readonly staffId: string;
  readonly now: string;
}

/** Writes a concern down, with its line in the child's timeline. Gives its id. */
export async function raiseConcern(db: SchoolDb, concern: NewConcern): Promise<string> {
  const id = newId();
  await db
    .insertInto('concern')
    .values({
      id,
      pupil_id: concern.pupilId,
      raised_as: concern.raisedAs,
      contact_id: concern.contactId,
      words: concern.words,
      noticed: concern.noticed,
      areas: concern.areas.join(','),
      raised_on: concern.raisedOn,
      reply_due_on: concern.replyDueOn,
      replied_on: null,
      reply: null,
      replied_by: null,
      closed_on: null,
      closed_because: null,
      audience: concern.audience,
      recorded_by: concern.staffId,
      recorded_at: concern.now,
    })
    .execute();
  await recordEvent(db, {
    ...about({ ...concern, id }, concern),
    on_day: concern.raisedOn,
    title: concern.raisedAs === 'parent' ? 'A parent told us of a concern' : 'A concern was raised',
    detail: concern.words,
  });
  return id;
}

interface Act {
  readonly today: string;
  readonly now: string;
  readonly staffId: string;
}

/** Records the answer. What was answered before stays in the timeline. */
export async function replyTo(db: SchoolDb, concern: Concern, reply: string, act: Act): Promise<void> {
  await db
    .updateTable('concern')
    .set({ reply, replied_on: concern.repliedOn ?? act.today, replied_by: act.staffId })
    .where('id', '=', concern.id)
    .execute();
  await recordEvent(db, {
    ...about(concern, act),
    on_day: act.today,
    title: 'A concern was answered',
    detail: reply,
  });
}

export async function closeConcern(db: SchoolDb, concern: Concern, because: string, act: Act): Promise<void> {
  await db
    .updateTable('concern')
    .set({ closed_on: act.today, closed_because: because })
    .where('id', '=', concern.id)
    .execute();
  await recordEvent(db, {
    ...about(concern, act),
    on_day: act.today,
    title: 'A concern was closed',
    detail: because,
  });
}

const about = (
  { id, pupilId, audience }: Pick<Concern, 'id' | 'pupilId' | 'audience'>,
  { staffId, now }: Pick<Act, 'staffId' | 'now'>,
) =>
  ({
    pupil_id: pupilId,
    at: now,
    kind: 'concern',
    ref_kind: 'concern',
    ref_id: id,
    staff_id: staffId,
    entry: { id, audience },
  }) as const;

function concerns(db: SchoolDb) {
  return db
    .selectFrom('concern')
    .innerJoin('pupil', 'pupil.id', 'concern.pupil_id')
    .innerJoin('staff', 'staff.id', 'concern.recorded_by')
    .leftJoin('contact', 'contact.id', 'concern.contact_id')
    .leftJoin('staff as replier', 'replier.id', 'concern.replied_by')
    .select([
      'concern.id as id',
      'concern.pupil_id as pupilId',
      'forename',
      'surname',
      'known_as as knownAs',
      'raised_as as raisedAs',
      'contact_id as contactId',
      'contact.name as parentName',
      'words',
      'noticed',
      'areas',
      'raised_on as raisedOn',
      'reply_due_on as replyDueOn',
      'replied_on as repliedOn',
      'reply',
      'replier.name as repliedBy',
      'closed_on as closedOn',
      'closed_because as closedBecause',
      'staff.name as recordedBy',
      'concern.audience as audience',
    ]);
}

const asConcern = (row: Omit<Concern, 'areas'> & { areas: string }): Concern => ({
  ...row,
  areas: row.areas.split(',').filter(Boolean) as AreaOfNeed[],
});
