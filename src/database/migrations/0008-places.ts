import type { Dialect } from '../dialects/dialect.ts';

/**
 * What belongs to no school, so has no column school_id: which schools are kept here, and where an account works. See
 * tables/sign-in.ts. Before these tables there was SQLite only, where one statement may read every school.
 */
export const statements = (d: Dialect): string[] => [
  `create table hosted_school (
    id text not null,
    since ${d.instant} not null,
    closed_at ${d.instant},
    primary key (id)
  )${d.strict}`,
  `create table account_place (
    account_id text not null references account_user ("id") on delete cascade,
    at_school text not null,
    staff_id text not null,
    primary key (account_id, at_school, staff_id)
  )${d.strict}`,
  `alter table account_session add column "schoolId" text`,
  `insert into hosted_school (id, since) select school_id, created_at from school`,
  `insert into account_place (account_id, at_school, staff_id)
    select account_id, school_id, id from staff where account_id in (select "id" from account_user)`,
];
