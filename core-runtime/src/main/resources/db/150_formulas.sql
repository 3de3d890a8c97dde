alter table core.custom_fields alter column formula set data type varchar(2000);

-- Types whose computed fields are being worked out anew for all their records; a row goes when that is done.
create table core.recomputations (
    record_type varchar(60) not null primary key,
    -- Of the latest request: whoever works for a former one stops.
    id ${id} not null,
    actor ${longtext} not null,
    started_at ${timestamp} not null,
    beat_at ${timestamp} not null,
    -- The first pass takes all records, the second those that were saved meanwhile; both go on after the last record.
    pass integer not null,
    last_record ${id} not null,
    done_count bigint not null
);
create unique index recomputations_id on core.recomputations (id);
