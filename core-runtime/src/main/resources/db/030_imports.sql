-- What was uploaded and looked at; the file itself lies in the data folder under its id.
create table core.import_draft (
    id ${id} not null primary key,
    record_type varchar(60) not null,
    owner_id ${id} not null,
    created_at ${timestamp} not null,
    draft ${longtext} not null
);
create index import_draft_created on core.import_draft (created_at);

create table core.import_job (
    id ${id} not null primary key,
    draft_id ${id} not null,
    record_type varchar(60) not null,
    file_name varchar(400) not null,
    import_plan ${longtext} not null,
    actor ${longtext} not null,
    started_by ${id} not null,
    state varchar(20) not null,
    dry_run boolean not null,
    -- Which pass is under way, and the last row of it that is kept: where to go on after a crash.
    pass varchar(20) not null,
    last_row bigint not null,
    row_count bigint not null,
    done_count bigint not null,
    created_count bigint not null,
    updated_count bigint not null,
    unchanged_count bigint not null,
    failed_count bigint not null,
    new_values ${longtext} not null,
    problem ${text},
    cancel_asked boolean not null,
    started_at ${timestamp} not null,
    ended_at ${timestamp},
    undo_until ${timestamp},
    beat_at ${timestamp} not null
);
create index import_job_owner on core.import_job (started_by, started_at);
create index import_job_state on core.import_job (state, started_at);
create index import_job_started on core.import_job (started_at);

create table core.import_problem (
    job_id ${id} not null,
    line_number bigint not null,
    place integer not null,
    column_name varchar(400) not null,
    cell ${text} not null,
    code varchar(100) not null,
    arguments ${longtext} not null,
    cells ${longtext} not null,
    primary key (job_id, line_number, place)
);

-- What a job made or changed, for undo; the version is the record's after the job.
create table core.import_record (
    job_id ${id} not null,
    record_id ${id} not null,
    line_number bigint not null,
    created boolean not null,
    record_version bigint not null,
    old_values ${longtext},
    primary key (job_id, record_id)
);
create index import_record_row on core.import_record (job_id, line_number);

-- References to records that stand in a later row; linked when all rows are in.
create table core.import_link (
    job_id ${id} not null,
    line_number bigint not null,
    field_name varchar(60) not null,
    record_id ${id} not null,
    words varchar(2000) not null,
    column_name varchar(400) not null,
    cells ${longtext} not null,
    primary key (job_id, line_number, field_name)
);
