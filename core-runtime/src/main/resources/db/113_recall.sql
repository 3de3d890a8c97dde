-- Records that somebody looked at last; a few for each person.
create table core.recent_record (
    user_id ${id} not null,
    record_id ${id} not null,
    record_type varchar(60) not null,
    seen_at ${timestamp} not null,
    primary key (user_id, record_id)
);
create index recent_record_seen on core.recent_record (user_id, seen_at desc);

-- Records that somebody keeps at hand.
create table core.favorite (
    record_id ${id} not null,
    user_id ${id} not null,
    record_type varchar(60) not null,
    since ${timestamp} not null,
    primary key (record_id, user_id)
);
create index favorite_user on core.favorite (user_id, since desc);
