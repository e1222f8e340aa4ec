import type { Dialect } from '../dialects/dialect.ts';

/** See tables/hand-over.ts for what each column means. */
export const statements = (d: Dialect): string[] => [
  `create table school_key (
    school_id text not null,
    id text not null,
    public_key text not null,
    private_key text not null,
    made_at ${d.instant} not null,
    primary key (school_id, id),
    foreign key (school_id) references school (school_id)
  )${d.strict}`,
  `create table hand_over (
    school_id text not null,
    id text not null,
    pupil_id text not null,
    direction text not null check (direction in ('out', 'in')),
    other_school text not null,
    reason text not null,
    left_on ${d.date} not null,
    at ${d.instant} not null,
    staff_id text not null,
    digest text not null,
    fingerprint text not null,
    row_count integer not null,
    primary key (school_id, id),
    foreign key (school_id) references school (school_id),
    foreign key (school_id, pupil_id) references pupil (school_id, id),
    foreign key (school_id, staff_id) references staff (school_id, id)
  )${d.strict}`,
  `create index hand_over_pupil_id on hand_over (school_id, pupil_id)`,
  `create index hand_over_digest on hand_over (school_id, digest)`,
  `create table file_received (
    school_id text not null,
    id text not null,
    at ${d.instant} not null,
    staff_id text not null,
    content text not null,
    primary key (school_id, id),
    foreign key (school_id) references school (school_id),
    foreign key (school_id, staff_id) references staff (school_id, id)
  )${d.strict}`,
];
