import type { Viewer } from '../basics/viewer.ts';
import type { Database } from '../database/connection.ts';
import { visibleTo } from '../database/visible-pupils.ts';
import { emptyDatabase } from './empty-database.ts';
import { tinySchool, type TinySchool } from './tiny-school.ts';
import { mergeSchools } from '../features/hosting/merge/merge-schools.ts';

export const today = '2026-11-24';
export const now = `${today}T16:00:00.000Z`;

/** Merges one school of a test into another; on trial, only looks. */
export const merge = (database: Database, first: string, other: string, isTrial = false) =>
  mergeSchools(
    database,
    { first: { id: first, name: 'Alder Primary' }, other: { id: other, name: 'Birch Primary' } },
    { now, today, isTrial },
  );

/** Two tiny schools that have no child in common. */
export async function twoSchools(): Promise<{ database: Database; alder: TinySchool; birch: TinySchool }> {
  const database = await emptyDatabase();
  const alder = await tinySchool(database);
  const birch = await tinySchool(database, 'Birch Primary');
  // Tiny schools have children of the same names and UPNs.
  await database
    .ofSchool(birch.id)
    .updateTable('pupil')
    .set({ upn: null, date_of_birth: '2016-01-01' })
    .execute();
  return { database, alder, birch };
}

/** The ids of the children whom somebody sees at a school. */
export const idsSeen = async (database: Database, viewer: Viewer, at: string): Promise<string[]> =>
  (
    await database
      .ofSchool(at)
      .selectFrom('pupil')
      .select('pupil.id as id')
      .where(visibleTo(viewer, today))
      .orderBy('pupil.id')
      .execute()
  ).map(({ id }) => id);
