import { sql } from 'kysely';
import { isNeedCode } from '../../../basics/needs.ts';
import type { RankedNeed } from '../../../basics/needs.ts';
import type { Viewer } from '../../../basics/viewer.ts';
import type { SchoolDb } from '../../../database/connection.ts';
import { visibleTo } from '../../../database/visible-pupils.ts';
import type { RegisterRow, Shown } from './rules.ts';

/** Every child on the register whom the viewer may see (or every child at all): two questions, however many there are. */
export async function registerRows(
  db: SchoolDb,
  viewer: Viewer,
  today: string,
  show: Shown,
): Promise<RegisterRow[]> {
  const [rows, needs] = await Promise.all([
    childrenOf(db, viewer, today, show).execute(),
    needsByPupil(db, viewer, today),
  ]);
  return rows.map((row) => {
    const firstName = row.knownAs ?? row.forename;
    return {
      id: row.id,
      name: `${firstName} ${row.surname}`,
      surname: row.surname,
      firstName,
      sortedBy: `${row.surname} ${firstName}`.toLowerCase(),
      year: row.year,
      status: row.status,
      since: row.since,
      classId: row.classId,
      className: row.className,
      teacherId: row.planTeacherId ?? row.classTeacherId,
      teacher: row.planTeacher ?? row.classTeacher,
      reviewOn: row.reviewOn,
      needs: needs.get(row.id) ?? none,
    };
  });
}

const none: readonly RankedNeed[] = [];

export function childrenOf(db: SchoolDb, viewer: Viewer, today: string, show: Shown) {
  return (
    db
      .selectFrom('pupil')
      .leftJoin('sen_period', (join) =>
        join
          .onRef('sen_period.pupil_id', '=', 'pupil.id')
          .on('sen_period.withdrawn_at', 'is', null)
          .on('sen_period.from_on', '<=', today)
          .on((eb) => eb.or([eb('sen_period.until_on', 'is', null), eb('sen_period.until_on', '>', today)])),
      )
      .leftJoin('school_class', (join) =>
        join.on('school_class.id', '=', (eb) =>
          eb
            .selectFrom('class_pupil')
            .innerJoin('school_class as form', 'form.id', 'class_pupil.class_id')
            .select('class_pupil.class_id')
            .whereRef('class_pupil.pupil_id', '=', 'pupil.id')
            .where('form.kind', '=', 'registration')
            .where('class_pupil.from_on', '<=', today)
            .where((w) =>
              w.or([w('class_pupil.until_on', 'is', null), w('class_pupil.until_on', '>=', today)]),
            )
            .limit(1),
        ),
      )
      .leftJoin('staff as class_teacher', (join) =>
        join.on('class_teacher.id', '=', (eb) =>
          eb
            .selectFrom('class_staff')
            .select('class_staff.staff_id')
            .whereRef('class_staff.class_id', '=', 'school_class.id')
            .where('class_staff.part', '=', 'teacher')
            .where('class_staff.from_on', '<=', today)
            .where((w) =>
              w.or([w('class_staff.until_on', 'is', null), w('class_staff.until_on', '>=', today)]),
            )
            .orderBy('class_staff.from_on')
            .limit(1),
        ),
      )
      .leftJoin('document as live', (join) =>
        join.on('live.id', '=', (eb) =>
          eb
            .selectFrom('document')
            .select('document.id')
            .whereRef('document.pupil_id', '=', 'pupil.id')
            .where('document.kind', '=', 'plan')
            .where('document.status', '=', 'finished')
            .orderBy('document.finished_at', 'desc')
            .limit(1),
        ),
      )
      .leftJoin('staff as plan_teacher', 'plan_teacher.id', 'live.responsible_id')
      .select((eb) => [
        'pupil.id as id',
        'pupil.forename as forename',
        'pupil.surname as surname',
        'pupil.known_as as knownAs',
        'pupil.year_group as year',
        'sen_period.status as status',
        'sen_period.from_on as since',
        'school_class.id as classId',
        'school_class.name as className',
        'class_teacher.id as classTeacherId',
        'class_teacher.name as classTeacher',
        'plan_teacher.id as planTeacherId',
        'plan_teacher.name as planTeacher',
        eb
          .selectFrom('review_date')
          .select('review_date.due_on')
          .whereRef('review_date.plan_id', '=', 'live.id')
          .orderBy('review_date.set_at', 'desc')
          .orderBy('review_date.id', 'desc')
          .limit(1)
          .as('reviewOn'),
      ])
      .where((eb) => eb.or([eb('pupil.left_on', 'is', null), eb('pupil.left_on', '>', today)]))
      // Asked of the day and not of the id, so that SQLite sees that only children on the register are wanted, and begins with them.
      .where((eb) => (show === 'everyone' ? sql<boolean>`1 = 1` : eb('sen_period.from_on', '<=', today)))
      .where(visibleTo(viewer, today))
  );
}

async function needsByPupil(db: SchoolDb, viewer: Viewer, today: string): Promise<Map<string, RankedNeed[]>> {
  const rows = await db
    .selectFrom('need')
    .innerJoin('pupil', 'pupil.id', 'need.pupil_id')
    .select(['need.pupil_id as pupilId', 'need.need_type as code', 'need.rank as rank'])
    .where('need.from_on', '<=', today)
    .where((eb) => eb.or([eb('need.until_on', 'is', null), eb('need.until_on', '>', today)]))
    .where(visibleTo(viewer, today))
    .orderBy('need.rank')
    .execute();
  const needs = new Map<string, RankedNeed[]>();
  for (const { pupilId, code, rank } of rows) {
    if (!isNeedCode(code)) continue;
    const own = needs.get(pupilId);
    if (own) own.push({ code, rank });
    else needs.set(pupilId, [{ code, rank }]);
  }
  return needs;
}
