create table core.bulk_job (
    id ${id} not null primary key,
    record_type varchar(60) not null,
    job_work ${longtext} not null,
    -- What to look for; empty if the records were named one by one.
    selection ${longtext} not null,
    actor ${longtext} not null,
    started_by ${id} not null,
    state varchar(20) not null,
    dry_run boolean not null,
    -- Which pass is under way, and the last place of it that is kept: where to go on after a crash.
    pass varchar(20) not null,
    last_place bigint not null,
    total_count bigint not null,
    done_count bigint not null,
    changed_count bigint not null,
    unchanged_count bigint not null,
    refused_count bigint not null,
    former ${longtext} not null,
    problem ${text},
    cancel_asked boolean not null,
    started_at ${timestamp} not null,
    ended_at ${timestamp},
    undo_until ${timestamp},
    beat_at ${timestamp} not null
);
create index bulk_job_owner on core.bulk_job (started_by, started_at);
create index bulk_job_state on core.bulk_job (state, started_at);
create index bulk_job_started on core.bulk_job (started_at);

-- The records of a job, and what became of each.
create table core.bulk_record (
    job_id ${id} not null,
    place bigint not null,
    record_id ${id} not null,
    -- As it was when chosen; -1 for whatever it is.
    seen_version bigint not null,
    -- After the change; null if there was none, or it was undone.
    done_version bigint,
    old_values ${longtext},
    refusal ${longtext},
    primary key (job_id, place)
);
