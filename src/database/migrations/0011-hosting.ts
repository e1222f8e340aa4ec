import type { Dialect } from '../dialects/dialect.ts';

/**
 * Many schools in one place: why a school was closed and which one it went on in, the number it is known by, and groups (a trust,
 * an authority) whose members see totals. None of it belongs to a school, so none has a column school_id. See tables/hosting.ts.
 */
export const statements = (d: Dialect): string[] => [
  `alter table hosted_school add column closed_because text`,
  `alter table hosted_school add column became text`,
  `alter table hosted_school add column urn text`,
  `create unique index hosted_school_urn on hosted_school (urn)`,
  `create table school_group (
    id text not null,
    name text not null,
    kind text not null check (kind in ('trust', 'authority')),
    since ${d.instant} not null,
    primary key (id)
  )${d.strict}`,
  `create table group_school (
    group_id text not null references school_group (id),
    at_school text not null references hosted_school (id),
    primary key (group_id, at_school)
  )${d.strict}`,
  `create table group_member (
    group_id text not null references school_group (id),
    account_id text not null references account_user ("id") on delete cascade,
    from_on ${d.date} not null,
    until_on ${d.date},
    primary key (group_id, account_id)
  )${d.strict}`,
  `create index group_member_account on group_member (account_id)`,
  `create index group_school_school on group_school (at_school)`,
];
