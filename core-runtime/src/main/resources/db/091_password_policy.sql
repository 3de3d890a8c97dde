-- When a password was chosen, and whether another one is to be chosen at the next log-in.
alter table core.users add column password_changed_at ${timestamp};
alter table core.users add column password_to_change boolean default false not null;

-- Former passwords, hashed, so that none comes back too soon.
create table core.password_history (
    id ${id} not null primary key,
    user_id ${id} not null,
    password_hash varchar(300) not null
);
create index password_history_user on core.password_history (user_id, id);
