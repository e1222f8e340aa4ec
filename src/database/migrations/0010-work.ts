import type { Dialect } from '../dialects/dialect.ts';

/** Which schools have work waiting, and who is at it. See tables/work.ts. */
export const statements = (d: Dialect): string[] => [
  `create table school_work (
    school_id text not null,
    kind text not null check (kind in ('post')),
    due_at ${d.instant} not null,
    held_by text,
    held_until ${d.instant},
    primary key (school_id, kind),
    foreign key (school_id) references school (school_id)
  )${d.strict}`,
  // Across schools on purpose: whoever looks for work looks for the school that has waited longest.
  `create index school_work_kind_due_at on school_work (kind, due_at)`,
  `insert into school_work (school_id, kind, due_at)
    select school_id, 'post', min(coalesce(next_attempt_at, changed_at)) from delivery
    where state = 'waiting' and channel = 'email' group by school_id`,
];
