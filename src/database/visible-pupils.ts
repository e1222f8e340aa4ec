import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely';
import { whosePupils } from '../basics/permissions.ts';
import type { Viewer } from '../basics/viewer.ts';
import type { SchoolSchema } from './schema.ts';

type Pupils = ExpressionBuilder<SchoolSchema, 'pupil'>;

/**
 * Which pupils a viewer may see: all, none, or those they teach, help, lead a group for or were asked about.
 * Used as `.where(visibleTo(viewer, today))` on a question that reads `pupil`.
 */
export function visibleTo(viewer: Viewer, today: string): (eb: Pupils) => Expression<SqlBool> {
  return (eb) => {
    const whose = whosePupils[viewer.role];
    if (whose === 'all') return sql<SqlBool>`1 = 1`;
    if (whose === 'none') return sql<SqlBool>`1 = 0`;
    return eb.or([
      eb.exists(
        eb
          .selectFrom('class_pupil')
          .innerJoin('class_staff', 'class_staff.class_id', 'class_pupil.class_id')
          .select('class_pupil.pupil_id')
          .whereRef('class_pupil.pupil_id', '=', 'pupil.id')
          .where('class_staff.staff_id', '=', viewer.staffId)
          .where('class_pupil.from_on', '<=', today)
          .where('class_staff.from_on', '<=', today)
          .where((w) => w.or([w('class_pupil.until_on', 'is', null), w('class_pupil.until_on', '>=', today)]))
          .where((w) =>
            w.or([w('class_staff.until_on', 'is', null), w('class_staff.until_on', '>=', today)]),
          ),
      ),
      eb.exists(
        eb
          .selectFrom('provision')
          .leftJoin('support_group', 'support_group.id', 'provision.group_id')
          .select('provision.pupil_id')
          .whereRef('provision.pupil_id', '=', 'pupil.id')
          .where((w) =>
            w.or([
              w('provision.staff_id', '=', viewer.staffId),
              w('support_group.led_by', '=', viewer.staffId),
            ]),
          )
          .where((w) => w.or([w('provision.ends_on', 'is', null), w('provision.ends_on', '>=', today)])),
      ),
    ]);
  };
}
