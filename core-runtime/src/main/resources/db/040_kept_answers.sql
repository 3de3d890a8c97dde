-- Answers to requests that were sent with a key, for as long as they are kept; see the once package.
create table core.kept_answers (
    key_hash varchar(64) not null primary key,
    fingerprint varchar(64) not null,
    status int not null,
    headers varchar(4000) not null,
    body ${longtext} not null,
    kept_until ${timestamp} not null
);
create index kept_answers_age on core.kept_answers (kept_until);
