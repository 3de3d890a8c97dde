-- Whether it is told in the application, and up to when it was in a digest.
alter table core.notification add column in_app boolean default true not null;
alter table core.notification add column digested_at ${timestamp};

-- Kinds that somebody wants by e-mail: at once (MAIL), in the digest (DIGEST).
create table core.notification_wanted (
    user_id ${id} not null,
    kind varchar(60) not null,
    channel varchar(10) not null,
    primary key (user_id, kind, channel)
);

-- When somebody gets the digest, in their own zone, and the last time that was theirs.
create table core.notification_digest (
    user_id ${id} not null primary key,
    weekday varchar(10),
    at_hour int not null,
    last_at ${timestamp} not null
);
