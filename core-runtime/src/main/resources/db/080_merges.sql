-- Two records that became one: what was kept, what the survivor had before, and what was moved.
create table core.merges (
    id ${id} not null primary key,
    record_type varchar(60) not null,
    survivor_id ${id} not null,
    survivor_title varchar(800) not null,
    other_id ${id} not null,
    other_title varchar(800) not null,
    merged_at ${timestamp} not null,
    merged_by ${id} not null,
    undo_until ${timestamp} not null,
    taken ${longtext} not null,
    moved bigint not null,
    undone_at ${timestamp},
    undone_by ${id}
);
create index merges_survivor on core.merges (survivor_id, id);
create index merges_other on core.merges (other_id, id);

-- outcome: MOVED, BACK, STAYED (changed since), WAITING (undone while its stage was away).
create table core.merge_moves (
    merge_id ${id} not null,
    record_type varchar(60) not null,
    record_id ${id} not null,
    field varchar(60) not null,
    part varchar(60) not null,
    version bigint not null,
    outcome varchar(20) not null,
    primary key (merge_id, record_type, record_id, field, part)
);
create index merge_moves_record on core.merge_moves (record_id);
create index merge_moves_outcome on core.merge_moves (outcome, record_type);
