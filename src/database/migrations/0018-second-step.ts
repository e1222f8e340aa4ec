import type { Dialect } from '../dialects/dialect.ts';

/** What happened to an account, for its owner; and where a colleague's second step was taken off. See tables/sign-in.ts and tables/school.ts. */
export const statements = (d: Dialect): string[] => [
  `create table account_event (
    id text not null primary key,
    account_id text not null references account_user ("id") on delete cascade,
    at ${d.instant} not null,
    what text not null,
    way text,
    device text,
    tries integer not null
  )${d.strict}`,
  `create index account_event_account on account_event (account_id, at)`,
  `create index account_event_at on account_event (at)`,
  `create table second_step_lifted (
    school_id text not null,
    id text not null,
    staff_id text not null,
    at ${d.instant} not null,
    lifted_by text,
    lifted_at text,
    reason text,
    primary key (school_id, id),
    foreign key (school_id) references school (school_id),
    foreign key (school_id, staff_id) references staff (school_id, id),
    foreign key (school_id, lifted_by) references staff (school_id, id)
  )${d.strict}`,
  `create index second_step_lifted_staff_id on second_step_lifted (school_id, staff_id)`,
];
