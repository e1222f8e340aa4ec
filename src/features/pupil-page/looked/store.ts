import type { SchoolDb } from '../../../database/connection.ts';
import type { Look } from '../rules.ts';

const length = 100;

/** Who looked at or changed a child's record, newest first, a page at a time. */
export async function looksAt(
  db: SchoolDb,
  pupilId: string,
  page: number,
): Promise<{ looks: Look[]; more: boolean }> {
  const looks = await db
    .selectFrom('audit')
    .leftJoin('staff', 'staff.id', 'audit.staff_id')
    .select(['audit.at as at', 'staff.name as name', 'staff.role as role', 'action', 'subject'])
    .where('audit.pupil_id', '=', pupilId)
    .orderBy('audit.at', 'desc')
    .orderBy('audit.id', 'desc')
    .offset((page - 1) * length)
    .limit(length + 1)
    .execute();
  return {
    looks: looks
      .slice(0, length)
      .map(({ name, role, ...look }) => ({ ...look, who: name ?? 'Alongside itself', role: role ?? '' })),
    more: looks.length > length,
  };
}
