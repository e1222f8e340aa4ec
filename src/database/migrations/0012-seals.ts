import type { Dialect } from '../dialects/dialect.ts';

/** The chain that shows whether the audit was tampered with. See tables/seals.ts. */
export const statements = (d: Dialect): string[] => [
  `create table audit_seal (
    school_id text not null,
    number integer not null,
    sealed_at ${d.instant} not null,
    from_at text not null,
    from_id text not null,
    to_at ${d.instant} not null,
    to_id text not null,
    lines integer not null,
    marks text not null,
    previous text not null,
    digest text not null,
    primary key (school_id, number),
    foreign key (school_id) references school (school_id)
  )${d.strict}`,
];
