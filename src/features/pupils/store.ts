import type { Viewer } from '../../basics/viewer.ts';
import type { SchoolDb } from '../../database/connection.ts';
import { visibleTo } from '../../database/visible-pupils.ts';
import type { Parent, Pupil } from './rules.ts';

/** A child that this viewer may see; nothing for any other, of this school or another. */
export async function findPupil(
  db: SchoolDb,
  viewer: Viewer,
  id: string,
  today: string,
): Promise<Pupil | undefined> {
  return db
    .selectFrom('pupil')
    .select([
      'pupil.id as id',
      'upn',
      'forename',
      'surname',
      'known_as as knownAs',
      'date_of_birth as dateOfBirth',
      'year_group as yearGroup',
      'first_language as firstLanguage',
      'entered_on as enteredOn',
      'left_on as leftOn',
    ])
    .where('pupil.id', '=', id)
    .where(visibleTo(viewer, today))
    .executeTakeFirst();
}

/** Everybody with parental responsibility who may be written to: not those a court order keeps away. */
export async function parentsOf(db: SchoolDb, pupilId: string, today: string): Promise<Parent[]> {
  return db
    .selectFrom('contact')
    .select(['id', 'name', 'relation', 'email', 'phone', 'address', 'language', 'interpreter'])
    .where('pupil_id', '=', pupilId)
    .where('parental_responsibility', '=', 'yes')
    .where('withhold_reason', 'is', null)
    .where('from_on', '<=', today)
    .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>=', today)]))
    .orderBy('priority')
    .orderBy('id')
    .execute();
}
