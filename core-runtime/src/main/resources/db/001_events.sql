-- The event log: numbers without gaps, in the order of commits.
create table core.event_log (
    seq bigint not null primary key,
    type varchar(200) not null,
    payload ${longtext} not null,
    occurred_at ${timestamp} not null,
    actor ${id} not null
);
create index event_log_type on core.event_log (type, seq);

-- Its last number. Locked by each transaction that publishes, as the last thing before it commits.
create table core.event_log_head (
    id int not null primary key,
    position bigint not null
);
insert into core.event_log_head (id, position) values (1, 0);

-- How far each handler has come.
create table core.event_cursor (
    handler varchar(200) not null primary key,
    type varchar(200) not null,
    position bigint not null,
    attempts int not null,
    next_try_at ${timestamp},
    problem varchar(1000)
);

-- Events that an admin let a handler pass over.
create table core.event_skip (
    id ${id} not null primary key,
    handler varchar(200) not null,
    seq bigint not null,
    reason varchar(1000) not null,
    problem varchar(1000),
    skipped_by ${id} not null,
    skipped_at ${timestamp} not null
);
