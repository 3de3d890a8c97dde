create table core.sessions (
    id ${id} not null primary key,
    token_hash varchar(64) not null unique,
    user_id ${id} not null,
    origin varchar(100) not null,
    created_at ${timestamp} not null,
    last_seen_at ${timestamp} not null,
    expires_at ${timestamp} not null
);
create index sessions_user on core.sessions (user_id);
create index sessions_expiry on core.sessions (expires_at);

create table core.api_tokens (
    id ${id} not null primary key,
    token_hash varchar(64) not null unique,
    user_id ${id} not null,
    name varchar(100) not null,
    created_at ${timestamp} not null,
    expires_at ${timestamp} not null,
    last_used_at ${timestamp},
    revoked_at ${timestamp}
);
create index api_tokens_user on core.api_tokens (user_id, created_at);

-- The times of the last tries of a log-in or from an address, hashed; see Throttle.
create table core.login_attempts (
    subject varchar(64) not null primary key,
    tries varchar(400) not null,
    version bigint not null,
    updated_at ${timestamp} not null
);
create index login_attempts_age on core.login_attempts (updated_at);

-- Where a user has logged in from: there they are let in even while others guess elsewhere.
create table core.known_origins (
    user_id ${id} not null,
    origin varchar(100) not null,
    last_at ${timestamp} not null,
    primary key (user_id, origin)
);

create table core.login_log (
    id ${id} not null primary key,
    happened_at ${timestamp} not null,
    login varchar(100) not null,
    user_id ${id},
    origin varchar(100) not null,
    outcome varchar(40) not null
);
create index login_log_at on core.login_log (happened_at);
create index login_log_user on core.login_log (user_id, happened_at);
