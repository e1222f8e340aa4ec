import type { SchoolDb } from '../../../database/connection.ts';
import type { Entry } from '../rules.ts';
import { entry } from './entry.ts';

export async function concerns(db: SchoolDb, pupilId: string): Promise<Entry[]> {
  const rows = await db
    .selectFrom('concern')
    .innerJoin('staff', 'staff.id', 'concern.recorded_by')
    .leftJoin('staff as replier', 'replier.id', 'concern.replied_by')
    .select([
      'concern.id as id',
      'raised_on as on',
      'audience as kept',
      'staff.name as by',
      'raised_as',
      'contact_id',
      'words',
      'reply',
      'replier.name as replier',
    ])
    .where('concern.pupil_id', '=', pupilId)
    .execute();
  return rows.map((row) => {
    const isAParents = row.raised_as === 'parent';
    return entry(
      'concern',
      pupilId,
      row,
      isAParents ? 'What you told us' : 'What we noticed',
      [row.words, row.reply && `Our answer: ${row.reply}`],
      { isAParents, saidBy: row.contact_id },
    );
  });
}

export async function views(db: SchoolDb, pupilId: string): Promise<Entry[]> {
  const rows = await db
    .selectFrom('view_given')
    .innerJoin('staff', 'staff.id', 'view_given.recorded_by')
    .select([
      'view_given.id as id',
      'on_day as on',
      'audience as kept',
      'staff.name as by',
      'whose',
      'contact_id',
      'words',
      'seen',
    ])
    .where('view_given.pupil_id', '=', pupilId)
    .where('state', '=', 'given')
    .execute();
  return rows.map((row) => {
    const isAParents = row.whose === 'parent';
    const title = { parent: 'A parent’s views', child: 'The child’s views', teacher: 'A teacher’s views' };
    return entry(
      'view',
      pupilId,
      row,
      title[row.whose],
      [row.words, row.seen && `What was seen: ${row.seen}`],
      { isAParents, saidBy: row.contact_id },
    );
  });
}

export async function observations(db: SchoolDb, pupilId: string): Promise<Entry[]> {
  const rows = await db
    .selectFrom('observation')
    .innerJoin('staff', 'staff.id', 'observation.recorded_by')
    .select([
      'observation.id as id',
      'on_day as on',
      'audience as kept',
      'staff.name as by',
      'place',
      'words',
    ])
    .where('observation.pupil_id', '=', pupilId)
    .execute();
  return rows.map((row) => entry('observation', pupilId, row, `Seen: ${row.place}`, [row.words]));
}
