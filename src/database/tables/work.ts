import type { Moment, SchoolId } from './columns.ts';

export interface WorkTables {
  school_work: SchoolWork;
}

/** That a school has work of a kind waiting. Says nothing of anybody, so it may be seen across schools. */
interface SchoolWork {
  school_id: SchoolId;
  kind: 'post';
  /** When the earliest of it is due. */
  due_at: Moment;
  /** The worker that is at it, and until when nobody else may be: a worker that died is waited for no longer. */
  held_by: string | null;
  held_until: Moment | null;
}
