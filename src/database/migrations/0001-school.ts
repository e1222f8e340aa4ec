import type { Dialect } from '../dialects/dialect.ts';

/** See tables/school.ts for what each column means. */
export const statements = (d: Dialect): string[] => [
  `create table school (
    school_id text not null,
    name text not null,
    local_authority text not null,
    la_code text,
    dfe_number text,
    phase text not null check (phase in ('nursery', 'primary', 'secondary', 'all-through', 'special')),
    address text,
    phone text,
    email text,
    created_at ${d.instant} not null,
    primary key (school_id)
  )${d.strict}`,
  `create table setting (
    school_id text not null,
    name text not null,
    value text not null,
    primary key (school_id, name),
    foreign key (school_id) references school (school_id)
  )${d.strict}`,
  `create table term (
    school_id text not null,
    id text not null,
    academic_year text not null,
    name text not null,
    starts_on ${d.date} not null,
    ends_on ${d.date} not null,
    primary key (school_id, id),
    foreign key (school_id) references school (school_id)
  )${d.strict}`,
  `create index term_starts_on on term (school_id, starts_on)`,
  `create table closure (
    school_id text not null,
    id text not null,
    starts_on ${d.date} not null,
    ends_on ${d.date} not null,
    reason text not null,
    primary key (school_id, id),
    foreign key (school_id) references school (school_id)
  )${d.strict}`,
  `create table staff (
    school_id text not null,
    id text not null,
    account_id text,
    name text not null,
    email text not null,
    role text not null check (role in ('senco', 'teacher', 'assistant', 'head', 'governor', 'administrator')),
    job_title text,
    from_on ${d.date} not null,
    until_on ${d.date},
    primary key (school_id, id),
    foreign key (school_id) references school (school_id)
  )${d.strict}`,
  `create index staff_account_id on staff (school_id, account_id)`,
  `create table school_class (
    school_id text not null,
    id text not null,
    name text not null,
    academic_year text not null,
    year_group text,
    kind text not null check (kind in ('registration', 'subject')),
    subject text,
    primary key (school_id, id),
    foreign key (school_id) references school (school_id)
  )${d.strict}`,
  `create table class_staff (
    school_id text not null,
    class_id text not null,
    staff_id text not null,
    part text not null check (part in ('teacher', 'assistant')),
    from_on ${d.date} not null,
    until_on ${d.date},
    primary key (school_id, class_id, staff_id, from_on),
    foreign key (school_id) references school (school_id),
    foreign key (school_id, class_id) references school_class (school_id, id),
    foreign key (school_id, staff_id) references staff (school_id, id)
  )${d.strict}`,
  `create index class_staff_staff_id on class_staff (school_id, staff_id)`,
  `create table audit (
    school_id text not null,
    id text not null,
    at ${d.instant} not null,
    staff_id text,
    action text not null,
    subject text not null,
    pupil_id text,
    primary key (school_id, id),
    foreign key (school_id) references school (school_id),
    foreign key (school_id, staff_id) references staff (school_id, id)
  )${d.strict}`,
  `create index audit_pupil_id_at on audit (school_id, pupil_id, at)`,
  `create index audit_at on audit (school_id, at)`,
  `create table submission (
    school_id text not null,
    token text not null,
    at ${d.instant} not null,
    location text not null,
    primary key (school_id, token),
    foreign key (school_id) references school (school_id)
  )${d.strict}`,
];
