import type { Dialect } from '../dialects/dialect.ts';

/** Which child of a school that was merged into this one a child was. See tables/merge.ts. */
export const statements = (d: Dialect): string[] => [
  `create table came_from (
    school_id text not null,
    pupil_id text not null,
    from_school text not null,
    from_pupil text not null,
    at ${d.instant} not null,
    primary key (school_id, pupil_id, from_school, from_pupil),
    foreign key (school_id) references school (school_id),
    foreign key (school_id, pupil_id) references pupil (school_id, id)
  )${d.strict}`,
];
