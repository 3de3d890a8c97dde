-- Record types that have ever been seen, so that a stage that is away is told apart from one that never was.
create table core.known_types (
    record_type varchar(60) not null primary key,
    module varchar(60) not null
);

create table core.stopped_modules (
    name varchar(60) not null primary key,
    stopped_at ${timestamp} not null,
    stopped_by ${id} not null
);

create table core.demo_parts (
    name varchar(200) not null primary key,
    state varchar(20) not null,
    started_at ${timestamp} not null,
    done_at ${timestamp}
);
