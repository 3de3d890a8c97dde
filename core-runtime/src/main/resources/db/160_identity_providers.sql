-- Who people may log in through, and who is who there.
create table core.identity_providers (
    id ${id} not null primary key,
    name_en varchar(40) not null,
    name_zh varchar(40) not null,
    issuer varchar(300) not null,
    client_id varchar(300) not null,
    -- Encrypted with the key in the data folder; none for a client without a secret.
    sealed_secret varchar(1000),
    scopes varchar(300) not null,
    login_claim varchar(40) not null,
    creates_people boolean not null,
    role_code varchar(60) not null,
    team_id varchar(36) not null,
    domains varchar(2000) not null,
    second_factor boolean not null,
    enabled boolean not null
);

-- A person at a provider is a user here; nobody is two persons of one provider.
create table core.identity_links (
    issuer varchar(300) not null,
    subject varchar(255) not null,
    user_id ${id} not null,
    linked_at ${timestamp} not null,
    primary key (issuer, subject)
);
create unique index identity_links_user on core.identity_links (user_id, issuer);

-- Answers of providers that were used: none is taken twice.
create table core.provider_answers (
    state_hash varchar(64) not null primary key,
    answered_at ${timestamp} not null
);

alter table core.users add column provider_only boolean default false not null;
alter table core.users add column provider_since ${timestamp};
alter table core.login_log add column provider varchar(40);
