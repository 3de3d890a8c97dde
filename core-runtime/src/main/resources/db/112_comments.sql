-- What people say about records.
create table core.record_comment (
    id ${id} not null primary key,
    record_type varchar(60) not null,
    record_id ${id} not null,
    words ${longtext} not null,
    written_at ${timestamp} not null,
    written_by ${id} not null,
    edited_at ${timestamp},
    removed_at ${timestamp}
);
create index record_comment_record on core.record_comment (record_id, id);
