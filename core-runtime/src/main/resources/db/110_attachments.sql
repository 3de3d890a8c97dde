-- Files of records. The content lies in the data folder under its SHA-256 and may belong to many rows.
create table core.attachment (
    id ${id} not null primary key,
    record_type varchar(60) not null,
    record_id ${id} not null,
    name varchar(800) not null,
    content_type varchar(120) not null,
    byte_count bigint not null,
    sha256 varchar(64) not null,
    added_at ${timestamp} not null,
    added_by ${id} not null,
    removed_at ${timestamp},
    removed_by ${id}
);
create index attachment_record on core.attachment (record_id, id);
create index attachment_sha256 on core.attachment (sha256);
create index attachment_removed on core.attachment (removed_at);

-- What came with a merged record to the survivor, to go back with it: files, comments.
create table core.merge_annex (
    merge_id ${id} not null,
    kind varchar(20) not null,
    item_id ${id} not null,
    primary key (merge_id, kind, item_id)
);
