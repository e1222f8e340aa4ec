import type { Dialect } from '../dialects/dialect.ts';

/** See tables/import.ts for what each column means. */
export const statements = (d: Dialect): string[] => [
  `create table import_run (
    school_id text not null,
    id text not null,
    kind text not null check (kind in ('pupils', 'staff', 'classes')),
    file_name text not null,
    status text not null check (status in ('reading', 'mapping', 'judging', 'preview', 'applying', 'applied', 'undone', 'failed', 'cancelled')),
    content text not null,
    reading text not null,
    mapping text not null,
    rows_total integer not null,
    rows_done integer not null,
    problem text,
    created_by text not null,
    created_at ${d.instant} not null,
    applied_at ${d.instant},
    undone_at ${d.instant},
    primary key (school_id, id),
    foreign key (school_id) references school (school_id),
    foreign key (school_id, created_by) references staff (school_id, id)
  )${d.strict}`,
  `create table import_row (
    school_id text not null,
    import_id text not null,
    row_no integer not null,
    verdict text not null,
    record text not null,
    reasons text not null,
    choices text not null,
    decision text,
    sen_answer text,
    target_id text,
    before text,
    after text,
    primary key (school_id, import_id, row_no),
    foreign key (school_id) references school (school_id),
    foreign key (school_id, import_id) references import_run (school_id, id)
  )${d.strict}`,
  `create table column_map (
    school_id text not null,
    kind text not null,
    signature text not null,
    mapping text not null,
    saved_by text not null,
    saved_at ${d.instant} not null,
    primary key (school_id, kind, signature),
    foreign key (school_id) references school (school_id),
    foreign key (school_id, saved_by) references staff (school_id, id)
  )${d.strict}`,
];
