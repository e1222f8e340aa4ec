import type { Answers } from '../../basics/answers.ts';
import type { SchoolDb } from '../../database/connection.ts';

export interface Choice {
  readonly id: string;
  readonly name: string;
  readonly role: string;
}

/** Everybody who can give support or be responsible for it, by name. */
export async function staffToChoose(db: SchoolDb, today: string): Promise<Choice[]> {
  return db
    .selectFrom('staff')
    .select(['id', 'name', 'role'])
    .where('role', 'in', ['senco', 'teacher', 'assistant', 'head'])
    .where('from_on', '<=', today)
    .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>=', today)]))
    .orderBy('name')
    .execute();
}

export interface GroupChoice {
  readonly id: string;
  readonly name: string;
  readonly ledBy: string | null;
  readonly weekdays: string;
  readonly startsAt: string | null;
  readonly minutes: number | null;
  readonly place: string | null;
}

/** The groups that are running, to put a child into. */
export async function groupsToChoose(db: SchoolDb, today: string): Promise<GroupChoice[]> {
  return db
    .selectFrom('support_group')
    .select(['id', 'name', 'led_by as ledBy', 'weekdays', 'starts_at as startsAt', 'minutes', 'place'])
    .where('from_on', '<=', today)
    .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>=', today)]))
    .orderBy('name')
    .execute();
}

/** What a new plan starts from: the views given and the decision taken in this cycle, and the class teacher. */
export async function startingAnswers(db: SchoolDb, pupilId: string, today: string): Promise<Answers> {
  const answers: Record<string, string> = {};
  for (const [whose, field] of [
    ['parent', 'parentsViews'],
    ['child', 'childsViews'],
  ] as const) {
    const view = await db
      .selectFrom('view_given')
      .select(['state', 'words', 'reason', 'next_try_on'])
      .where('pupil_id', '=', pupilId)
      .where('whose', '=', whose)
      // Staff and parents read a plan: what was told in confidence is not carried into it.
      .where('audience', '<>', 'senco')
      .orderBy('recorded_at', 'desc')
      .orderBy('id', 'desc')
      .executeTakeFirst();
    if (!view) continue;
    answers[`${field}.state`] = view.state === 'given' ? 'given' : 'none yet';
    if (view.words) answers[`${field}.text`] = view.words;
    if (view.reason) answers[`${field}.reason`] = view.reason;
    if (view.next_try_on) answers[`${field}.tryOn`] = view.next_try_on;
  }
  const decision = await db
    .selectFrom('decision')
    .select(['decided_on', 'parents_consulted', 'child_consulted'])
    .where('pupil_id', '=', pupilId)
    .where('kind', '=', 'sen-support')
    .orderBy('recorded_at', 'desc')
    .executeTakeFirst();
  if (decision) {
    answers['parentsConsulted.how'] = decision.parents_consulted;
    answers['childConsulted.how'] = decision.child_consulted;
  }
  const teacher = await classTeacherOf(db, pupilId, today);
  if (teacher) answers['responsibleTeacherId'] = teacher;
  return answers;
}

async function classTeacherOf(db: SchoolDb, pupilId: string, today: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('class_pupil')
    .innerJoin('class_staff', 'class_staff.class_id', 'class_pupil.class_id')
    .innerJoin('school_class', 'school_class.id', 'class_pupil.class_id')
    .select('class_staff.staff_id as staffId')
    .where('class_pupil.pupil_id', '=', pupilId)
    .where('class_staff.part', '=', 'teacher')
    .where('school_class.kind', '=', 'registration')
    .where('class_pupil.from_on', '<=', today)
    .where((eb) => eb.or([eb('class_pupil.until_on', 'is', null), eb('class_pupil.until_on', '>=', today)]))
    .where((eb) => eb.or([eb('class_staff.until_on', 'is', null), eb('class_staff.until_on', '>=', today)]))
    .orderBy('class_staff.from_on', 'desc')
    .executeTakeFirst();
  return row?.staffId;
}
