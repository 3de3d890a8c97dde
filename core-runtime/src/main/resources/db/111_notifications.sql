-- What people were told; several notices of a kind about a record within a time are one row.
create table core.notification (
    id ${id} not null primary key,
    receiver_id ${id} not null,
    kind varchar(60) not null,
    text_key varchar(120) not null,
    record_type varchar(60),
    record_id ${id},
    arguments ${longtext} not null,
    by_id ${id},
    times bigint not null,
    happened_at ${timestamp} not null,
    unread boolean not null
);
create index notification_receiver on core.notification (receiver_id, happened_at desc, id desc);
create index notification_unread on core.notification (receiver_id, unread, kind, record_id);
create index notification_happened on core.notification (happened_at);

-- Kinds that somebody does not want to be told of.
create table core.notification_declined (
    user_id ${id} not null,
    kind varchar(60) not null,
    primary key (user_id, kind)
);

-- Who follows which record.
create table core.follow (
    record_id ${id} not null,
    user_id ${id} not null,
    record_type varchar(60) not null,
    since ${timestamp} not null,
    primary key (record_id, user_id)
);
create index follow_user on core.follow (user_id, since);
