import type { School } from '../store.ts';
import type { SchoolDb } from '../../../database/connection.ts';

/** The school's own row: the first of everything. */
export async function beginSchool(
  db: SchoolDb,
  school: Pick<School, 'name' | 'localAuthority' | 'phase'>,
  now: string,
): Promise<void> {
  await db
    .insertInto('school')
    .values({
      name: school.name,
      local_authority: school.localAuthority,
      phase: school.phase,
      created_at: now,
    })
    .execute();
}
