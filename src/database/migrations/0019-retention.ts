import type { Dialect } from '../dialects/dialect.ts';

/** How long the school keeps what, and what went by itself. See tables/retention.ts. */
export const statements = (d: Dialect): string[] => [
  `create table retention_choice (
    school_id text not null,
    id text not null,
    rule text not null,
    length integer,
    reason text not null,
    staff_id text not null,
    at ${d.instant} not null,
    primary key (school_id, id),
    foreign key (school_id) references school (school_id),
    foreign key (school_id, staff_id) references staff (school_id, id)
  )${d.strict}`,
  `create table clearing (
    school_id text not null,
    id text not null,
    rule text not null,
    in_words text not null,
    entries integer not null,
    at ${d.instant} not null,
    primary key (school_id, id),
    foreign key (school_id) references school (school_id)
  )${d.strict}`,
  `alter table disposal add column scope text not null default 'records' check (scope in ('records', 'typing', 'requests'))`,
  `alter table disposal add column up_to ${d.date}`,
];
