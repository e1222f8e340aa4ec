import { academicYearOf } from '../../../basics/academic-year.ts';
import type { Viewer } from '../../../basics/viewer.ts';
import type { SchoolDb } from '../../../database/connection.ts';
import { recordEvent } from '../../../database/events.ts';
import type { PupilFacts } from '../rules/judge/pupil-facts.ts';
import { doEffects } from './effects.ts';
import { effectsOfAdding, groundOf } from './pupil-effects.ts';

/** Adds one pupil, with class and contact, and gives the new id. */
export async function addPupil(
  db: SchoolDb,
  viewer: Viewer,
  facts: PupilFacts,
  today: string,
  now: string,
): Promise<string> {
  const ground = await groundOf(db, academicYearOf(today), today);
  const { id, effects } = effectsOfAdding(facts, ground);
  await doEffects(db, effects);
  await recordEvent(db, {
    pupil_id: id,
    on_day: today,
    at: now,
    kind: 'roll',
    title: 'Added to Alongside by hand',
    staff_id: viewer.staffId,
  });
  return id;
}

export async function registrationClasses(db: SchoolDb, today: string): Promise<string[]> {
  const rows = await db
    .selectFrom('school_class')
    .select('name')
    .where('academic_year', '=', academicYearOf(today))
    .where('kind', '=', 'registration')
    .orderBy('name')
    .execute();
  return rows.map(({ name }) => name);
}
