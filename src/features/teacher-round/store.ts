import type { Viewer } from '../../basics/viewer.ts';
import type { SchoolDb } from '../../database/connection.ts';
import { recordEvent } from '../../database/events.ts';
import { newId } from '../../database/id.ts';
import { visibleTo } from '../../database/visible-pupils.ts';
import type { Answered } from './forms.ts';
import type { OpenAsk, Round } from './rules.ts';

export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** Everybody who works with children at the school now, by name. */
export async function colleaguesOf(db: SchoolDb, today: string): Promise<Colleague[]> {
  return db
    .selectFrom('staff')
    .select(['id', 'name', 'email'])
    .where('role', 'in', ['senco', 'teacher', 'assistant', 'head'])
    .where('from_on', '<=', today)
    .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>', today)]))
    .orderBy('name')
    .execute();
}

/** Everybody who teaches or helps this child now: in her classes, in a provision, in a group. */
export async function teachersOf(db: SchoolDb, pupilId: string, today: string): Promise<Colleague[]> {
  const inClass = await db
    .selectFrom('class_pupil')
    .innerJoin('class_staff', 'class_staff.class_id', 'class_pupil.class_id')
    .select('class_staff.staff_id as id')
    .where('class_pupil.pupil_id', '=', pupilId)
    .where('class_pupil.from_on', '<=', today)
    .where('class_staff.from_on', '<=', today)
    .where((eb) => eb.or([eb('class_pupil.until_on', 'is', null), eb('class_pupil.until_on', '>=', today)]))
    .where((eb) => eb.or([eb('class_staff.until_on', 'is', null), eb('class_staff.until_on', '>=', today)]))
    .execute();
  const inProvision = await db
    .selectFrom('provision')
    .leftJoin('support_group', 'support_group.id', 'provision.group_id')
    .select(['provision.staff_id as id', 'support_group.led_by as leads'])
    .where('provision.pupil_id', '=', pupilId)
    .where((eb) => eb.or([eb('provision.ends_on', 'is', null), eb('provision.ends_on', '>=', today)]))
    .execute();
  const ids = new Set([
    ...inClass.map(({ id }) => id),
    ...inProvision.flatMap(({ id, leads }) => [id, leads]),
  ]);
  return (await colleaguesOf(db, today)).filter(({ id }) => ids.has(id));
}

interface Asking {
  readonly pupilId: string;
  readonly documentId: string;
  readonly staffId: string;
  readonly now: string;
  readonly today: string;
  readonly dueOn: string;
}

/** Asks everybody who works with the child and has not been asked yet, all at once. Gives whom it asked. */
export async function askTeachers(db: SchoolDb, asking: Asking): Promise<Colleague[]> {
  const round = await roundOf(db, asking.documentId);
  const asked = new Set(round?.answers.map(({ staffId }) => staffId));
  const colleagues = (await teachersOf(db, asking.pupilId, asking.today)).filter(
    ({ id }) => !asked.has(id) && id !== asking.staffId,
  );
  if (colleagues.length === 0) return [];
  const id = round?.id ?? newId();
  if (!round) {
    await db
      .insertInto('teacher_ask')
      .values({
        id,
        pupil_id: asking.pupilId,
        document_id: asking.documentId,
        asked_by: asking.staffId,
        asked_at: asking.now,
        due_on: asking.dueOn,
      })
      .execute();
  }
  await db
    .insertInto('teacher_answer')
    .values(colleagues.map((colleague) => ({ ask_id: id, staff_id: colleague.id })))
    .execute();
  await recordEvent(db, {
    pupil_id: asking.pupilId,
    on_day: asking.today,
    at: asking.now,
    kind: 'assessment',
    title: 'All teachers asked what they see',
    detail: colleagues.map(({ name }) => name).join(', '),
    ref_kind: 'document',
    ref_id: asking.documentId,
    staff_id: asking.staffId,
  });
  return colleagues;
}

/** The round of a document, with everybody's answer. The caller has found the document through the viewer. */
export async function roundOf(db: SchoolDb, documentId: string): Promise<Round | undefined> {
  const ask = await db
    .selectFrom('teacher_ask')
    .innerJoin('staff', 'staff.id', 'teacher_ask.asked_by')
    .select(['teacher_ask.id as id', 'asked_at as askedAt', 'due_on as dueOn', 'staff.name as askedBy'])
    .where('document_id', '=', documentId)
    .orderBy('asked_at')
    .executeTakeFirst();
  if (!ask) return undefined;
  const answers = await db
    .selectFrom('teacher_answer')
    .innerJoin('staff', 'staff.id', 'teacher_answer.staff_id')
    .select([
      'teacher_answer.staff_id as staffId',
      'staff.name as name',
      'going_well as goingWell',
      'difficult',
      'helps',
      'answered_at as answeredAt',
      'reminded_at as remindedAt',
    ])
    .where('ask_id', '=', ask.id)
    .orderBy('staff.name')
    .execute();
  return { ...ask, answers };
}

/** What this person has been asked and has not answered, soonest first, while the assessment is still open. */
export async function openAsksFor(db: SchoolDb, viewer: Viewer, today: string): Promise<OpenAsk[]> {
  return (await asksOf(db, viewer, today)).filter(
    ({ answeredAt, isFinished }) => answeredAt === null && !isFinished,
  );
}

/** Everything this person has been asked, soonest first. */
export async function asksOf(db: SchoolDb, viewer: Viewer, today: string): Promise<OpenAsk[]> {
  const rows = await asks(db, viewer, today).orderBy('due_on').execute();
  return rows.map(({ status, ...ask }) => ({ ...ask, isFinished: status !== 'draft' }));
}

/** One question that was put to this person. */
export async function findAsk(
  db: SchoolDb,
  viewer: Viewer,
  id: string,
  today: string,
): Promise<OpenAsk | undefined> {
  const row = await asks(db, viewer, today).where('teacher_ask.id', '=', id).executeTakeFirst();
  if (!row) return undefined;
  const { status, ...ask } = row;
  return { ...ask, isFinished: status !== 'draft' };
}

export async function answerAsk(
  db: SchoolDb,
  ask: OpenAsk,
  answer: Answered,
  { staffId, now }: { staffId: string; now: string },
): Promise<void> {
  await db
    .updateTable('teacher_answer')
    .set({
      going_well: answer.goingWell || null,
      difficult: answer.difficult || null,
      helps: answer.helps || null,
      answered_at: now,
    })
    .where('ask_id', '=', ask.id)
    .where('staff_id', '=', staffId)
    .execute();
}

/** Notes a reminder to everybody who has not answered. Gives whom to write to. */
export async function remind(db: SchoolDb, round: Round, now: string, today: string): Promise<Colleague[]> {
  const waiting = new Set(
    round.answers.filter(({ answeredAt }) => !answeredAt).map(({ staffId }) => staffId),
  );
  const colleagues = (await colleaguesOf(db, today)).filter(({ id }) => waiting.has(id));
  if (colleagues.length)
    await db
      .updateTable('teacher_answer')
      .set({ reminded_at: now })
      .where('ask_id', '=', round.id)
      .where(
        'staff_id',
        'in',
        colleagues.map(({ id }) => id),
      )
      .execute();
  return colleagues;
}

function asks(db: SchoolDb, viewer: Viewer, today: string) {
  return db
    .selectFrom('teacher_answer')
    .innerJoin('teacher_ask', 'teacher_ask.id', 'teacher_answer.ask_id')
    .innerJoin('pupil', 'pupil.id', 'teacher_ask.pupil_id')
    .innerJoin('document', 'document.id', 'teacher_ask.document_id')
    .innerJoin('staff', 'staff.id', 'teacher_ask.asked_by')
    .select([
      'teacher_ask.id as id',
      'pupil.id as pupilId',
      'forename',
      'surname',
      'known_as as knownAs',
      'staff.name as askedBy',
      'due_on as dueOn',
      'going_well as goingWell',
      'difficult',
      'helps',
      'answered_at as answeredAt',
      'document.status as status',
    ])
    .where('teacher_answer.staff_id', '=', viewer.staffId)
    .where(visibleTo(viewer, today));
}
