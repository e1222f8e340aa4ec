import type { Answers } from '../../basics/answers.ts';
import type { Viewer } from '../../basics/viewer.ts';
import type { SchoolDb } from '../../database/connection.ts';
import { newId } from '../../database/id.ts';
import { visibleTo } from '../../database/visible-pupils.ts';

interface NewBriefing {
  readonly pupilId: string;
  readonly documentId: string;
  readonly version: number;
  /** Whoever agreed the version knows it already. */
  readonly by: string;
  readonly today: string;
  readonly now: string;
}

/** Briefs everybody who works with the child from a version of the plan; earlier briefings of it are superseded. Gives how many. */
export async function sendBriefing(db: SchoolDb, briefing: NewBriefing): Promise<number> {
  const { pupilId, documentId, version, by, today, now } = briefing;
  await endBriefings(db, pupilId, today);
  const id = newId();
  await db
    .insertInto('briefing')
    .values({ id, pupil_id: pupilId, document_id: documentId, version, sent_at: now, superseded_on: null })
    .execute();
  const readers = await staffWith(db, pupilId, today);
  if (readers.length) {
    await db
      .insertInto('briefing_reader')
      .values(
        readers.map((staff_id) => ({ briefing_id: id, staff_id, read_at: staff_id === by ? now : null })),
      )
      .execute();
  }
  return readers.length;
}

/** Nobody needs to read the child's briefings any more. */
export async function endBriefings(db: SchoolDb, pupilId: string, today: string): Promise<void> {
  await db
    .updateTable('briefing')
    .set({ superseded_on: today })
    .where('pupil_id', '=', pupilId)
    .where('superseded_on', 'is', null)
    .execute();
}

/** Everybody who teaches or helps the child in class, or gives or leads support. */
export async function staffWith(db: SchoolDb, pupilId: string, today: string): Promise<string[]> {
  const inClass = await db
    .selectFrom('class_pupil')
    .innerJoin('class_staff', 'class_staff.class_id', 'class_pupil.class_id')
    .select('class_staff.staff_id as staffId')
    .where('class_pupil.pupil_id', '=', pupilId)
    .where((eb) => eb.or([eb('class_pupil.until_on', 'is', null), eb('class_pupil.until_on', '>=', today)]))
    .where((eb) => eb.or([eb('class_staff.until_on', 'is', null), eb('class_staff.until_on', '>=', today)]))
    .execute();
  const inSupport = await db
    .selectFrom('provision')
    .leftJoin('support_group', 'support_group.id', 'provision.group_id')
    .select(['provision.staff_id as staffId', 'support_group.led_by as leaderId'])
    .where('provision.pupil_id', '=', pupilId)
    .where((eb) => eb.or([eb('provision.ends_on', 'is', null), eb('provision.ends_on', '>=', today)]))
    .execute();
  const all = [
    ...inClass.map(({ staffId }) => staffId),
    ...inSupport.flatMap(({ staffId, leaderId }) => [staffId, leaderId]),
  ];
  return [...new Set(all.filter((id): id is string => id !== null))];
}

export interface Reader {
  readonly name: string;
  readonly role: string;
  readonly readAt: string | null;
}

/** Who was briefed from this plan's newest version, and who has read it. The caller has found the plan. */
export async function readersOf(db: SchoolDb, documentId: string): Promise<Reader[]> {
  return db
    .selectFrom('briefing_reader')
    .innerJoin('briefing', 'briefing.id', 'briefing_reader.briefing_id')
    .innerJoin('staff', 'staff.id', 'briefing_reader.staff_id')
    .select(['staff.name as name', 'staff.role as role', 'briefing_reader.read_at as readAt'])
    .where('briefing.document_id', '=', documentId)
    .where('briefing.superseded_on', 'is', null)
    .orderBy('staff.name')
    .execute();
}

/** How many briefings this person has not read yet. */
export async function unreadBriefings(db: SchoolDb, staffId: string): Promise<number> {
  const row = await db
    .selectFrom('briefing_reader')
    .innerJoin('briefing', 'briefing.id', 'briefing_reader.briefing_id')
    .select((eb) => eb.fn.countAll().as('unread'))
    .where('briefing_reader.staff_id', '=', staffId)
    .where('briefing_reader.read_at', 'is', null)
    .where('briefing.superseded_on', 'is', null)
    .executeTakeFirst();
  return Number(row?.unread ?? 0);
}

export interface Briefing {
  readonly id: string;
  readonly pupilId: string;
  readonly forename: string;
  readonly surname: string;
  readonly knownAs: string | null;
  readonly yearGroup: string;
  readonly documentId: string;
  readonly version: number;
  readonly sentAt: string;
  readonly readAt: string | null;
  readonly answers: Answers;
}

/** The briefings of this person's children, those not read yet first. */
export async function briefingsFor(db: SchoolDb, viewer: Viewer, today: string): Promise<Briefing[]> {
  const rows = await briefings(db, viewer, today)
    .orderBy('briefing_reader.read_at')
    .orderBy('pupil.surname')
    .execute();
  return rows.map(asBriefing).sort((a, b) => Number(a.readAt !== null) - Number(b.readAt !== null));
}

/** One briefing that was sent to this person. */
export async function findBriefing(
  db: SchoolDb,
  viewer: Viewer,
  id: string,
  today: string,
): Promise<Briefing | undefined> {
  const row = await briefings(db, viewer, today).where('briefing.id', '=', id).executeTakeFirst();
  return row && asBriefing(row);
}

/** Notes that this person has read it; the first time counts. */
export async function markRead(
  db: SchoolDb,
  briefingId: string,
  staffId: string,
  now: string,
): Promise<void> {
  await db
    .updateTable('briefing_reader')
    .set({ read_at: now })
    .where('briefing_id', '=', briefingId)
    .where('staff_id', '=', staffId)
    .where('read_at', 'is', null)
    .execute();
}

function briefings(db: SchoolDb, viewer: Viewer, today: string) {
  return db
    .selectFrom('briefing_reader')
    .innerJoin('briefing', 'briefing.id', 'briefing_reader.briefing_id')
    .innerJoin('pupil', 'pupil.id', 'briefing.pupil_id')
    .innerJoin('document_version', (join) =>
      join
        .onRef('document_version.document_id', '=', 'briefing.document_id')
        .onRef('document_version.number', '=', 'briefing.version'),
    )
    .select([
      'briefing.id as id',
      'briefing.pupil_id as pupilId',
      'pupil.forename as forename',
      'pupil.surname as surname',
      'pupil.known_as as knownAs',
      'pupil.year_group as yearGroup',
      'briefing.document_id as documentId',
      'briefing.version as version',
      'briefing.sent_at as sentAt',
      'briefing_reader.read_at as readAt',
      'document_version.answers as answers',
    ])
    .where('briefing_reader.staff_id', '=', viewer.staffId)
    .where('briefing.superseded_on', 'is', null)
    .where(visibleTo(viewer, today));
}

const asBriefing = (row: Omit<Briefing, 'answers'> & { answers: string }): Briefing => ({
  ...row,
  answers: JSON.parse(row.answers) as Answers,
});
