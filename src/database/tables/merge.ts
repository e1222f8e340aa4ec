import type { Fixed, Moment, SchoolId } from './columns.ts';

/** What is kept of a school that was merged into this one. */
export interface MergeTables {
  came_from: CameFrom;
}

/**
 * That a child was on the roll of a school which was merged into this one: under which id the lines about who looked at the record
 * stand there. Written by the merge alone; append-only.
 */
interface CameFrom {
  school_id: SchoolId;
  pupil_id: Fixed<string>;
  from_school: Fixed<string>;
  /** The same id, unless the child was known here already. */
  from_pupil: Fixed<string>;
  at: Fixed<Moment>;
}
