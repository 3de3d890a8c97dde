-- Records of all types that are shared with people and teams, one row for each record and holder.
create table core.record_share (
    record_id ${id} not null,
    holder_id ${id} not null,
    record_type varchar(60) not null,
    holder_kind varchar(10) not null,
    may_edit boolean not null,
    shared_at ${timestamp} not null,
    shared_by ${id} not null,
    primary key (record_id, holder_id)
);
create index record_share_holder on core.record_share (holder_id, record_type, record_id);
