import type { Dialect } from '../dialects/dialect.ts';

const closable = [
  'concern',
  'view_given',
  'observation',
  'advice',
  'score',
  'diagnosis',
  'notice',
  'event',
] as const;
const open = ['strength', 'need', 'document'] as const;

const kept = (...more: string[]): string =>
  `audience text not null default 'usual' check (audience in ('usual', 'staff', 'parents', 'child', 'family'${more.map((one) => `, '${one}'`).join('')}))`;

/** Who an entry is for; see basics/audience.ts and tables/audience.ts. What was there before keeps the usual audience of its kind. */
export const statements = (d: Dialect): string[] => [
  ...closable.map((table) => `alter table ${table} add column ${kept('senco')}`),
  ...open.map((table) => `alter table ${table} add column ${kept()}`),
  `alter table event add column entry_id text`,
  `create table audience_change (
    school_id text not null,
    id text not null,
    pupil_id text not null,
    kind text not null,
    entry_id text not null,
    audience text not null,
    reason text not null,
    decided_by text not null,
    decided_at ${d.instant} not null,
    primary key (school_id, id),
    foreign key (school_id) references school (school_id),
    foreign key (school_id, pupil_id) references pupil (school_id, id),
    foreign key (school_id, decided_by) references staff (school_id, id)
  )${d.strict}`,
  `create index audience_change_entry_id on audience_change (school_id, entry_id)`,
  `create index audience_change_pupil_id on audience_change (school_id, pupil_id)`,
];
