-- The second step of log-in. The secret is encrypted with the key in the data folder; no row is confirmed until a code was shown.
create table core.second_factors (
    user_id ${id} not null primary key,
    sealed_secret varchar(200) not null,
    begun_at ${timestamp} not null,
    confirmed_at ${timestamp},
    -- The last time step whose code was used: none is taken twice.
    last_step bigint not null
);

-- Each good once; kept under the key in the data folder.
create table core.recovery_codes (
    user_id ${id} not null,
    code_hash varchar(64) not null,
    used_at ${timestamp},
    primary key (user_id, code_hash)
);

alter table core.users add column second_factor_since ${timestamp};
alter table core.roles add column second_factor boolean default false not null;
