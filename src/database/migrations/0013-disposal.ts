import type { Dialect } from '../dialects/dialect.ts';

/** Legal holds, and records that were disposed of with what is kept of that. See tables/disposal.ts. */
export const statements = (d: Dialect): string[] => [
  `create table legal_hold (
    school_id text not null,
    id text not null,
    pupil_id text not null,
    reason text not null,
    placed_by text not null,
    placed_at ${d.instant} not null,
    lifted_because text,
    lifted_by text,
    lifted_at ${d.instant},
    primary key (school_id, id),
    foreign key (school_id) references school (school_id),
    foreign key (school_id, pupil_id) references pupil (school_id, id),
    foreign key (school_id, placed_by) references staff (school_id, id),
    foreign key (school_id, lifted_by) references staff (school_id, id)
  )${d.strict}`,
  `create index legal_hold_pupil_id on legal_hold (school_id, pupil_id)`,
  `create table disposal (
    school_id text not null,
    id text not null,
    rule text not null,
    children integer not null,
    proposed_by text not null,
    proposed_at ${d.instant} not null,
    state text not null check (state in ('proposed', 'refused', 'done')),
    answered_by text,
    answered_at ${d.instant},
    refused_because text,
    counts text,
    primary key (school_id, id),
    foreign key (school_id) references school (school_id),
    foreign key (school_id, proposed_by) references staff (school_id, id),
    foreign key (school_id, answered_by) references staff (school_id, id)
  )${d.strict}`,
  `create table disposal_child (
    school_id text not null,
    disposal_id text not null,
    pupil_id text not null,
    primary key (school_id, disposal_id, pupil_id),
    foreign key (school_id) references school (school_id),
    foreign key (school_id, disposal_id) references disposal (school_id, id),
    foreign key (school_id, pupil_id) references pupil (school_id, id)
  )${d.strict}`,
  `create index disposal_child_pupil_id on disposal_child (school_id, pupil_id)`,
  `create index pupil_date_of_birth on pupil (school_id, date_of_birth)`,
];
