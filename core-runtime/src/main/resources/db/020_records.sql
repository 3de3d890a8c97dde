-- What changed in records, field by field: one row per record and change, in the transaction of the change.
create table core.audit_entry (
    id ${id} not null primary key,
    type varchar(60) not null,
    record_id ${id} not null,
    version bigint not null,
    kind varchar(60) not null,
    happened_at ${timestamp} not null,
    actor ${id} not null,
    changes ${longtext} not null
);
create index audit_entry_record on core.audit_entry (record_id, id);
create index audit_entry_actor on core.audit_entry (actor, id);

-- Values that no two records of a type share, as compared; gone while a record is in the recycle bin.
create table core.record_key (
    type varchar(60) not null,
    field varchar(60) not null,
    unique_key varchar(240) not null,
    record_id ${id} not null,
    primary key (type, field, unique_key)
);
create index record_key_record on core.record_key (record_id);

-- Values by which records look alike.
create table core.duplicate_key (
    type varchar(60) not null,
    dup_key varchar(240) not null,
    field varchar(60) not null,
    record_id ${id} not null,
    primary key (type, dup_key, field, record_id)
);

-- The next number of each numbered type. Its row is locked until the transaction that took numbers ends: a transaction
-- that fails gives its numbers back, and there are no gaps.
create table core.number_series (
    type varchar(60) not null primary key,
    next_value bigint not null
);
