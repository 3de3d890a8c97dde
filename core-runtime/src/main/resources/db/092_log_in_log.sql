-- The log of log-ins becomes a type of records like others, only to be read.
alter table core.login_log add column login_lc varchar(100) ${lower(login)};
alter table core.login_log add column version bigint default 0 not null;
alter table core.login_log add column created_at ${timestamp};
alter table core.login_log add column created_by ${id};
alter table core.login_log add column updated_at ${timestamp};
alter table core.login_log add column updated_by ${id};
alter table core.login_log add column owner_id ${id};
alter table core.login_log add column team_id ${id};
alter table core.login_log add column removed_at ${timestamp};
alter table core.login_log add column removed_by ${id};
alter table core.login_log add column record_number varchar(40);
alter table core.login_log add column custom varchar(20000);
update core.login_log set created_at = happened_at, updated_at = happened_at, created_by = 'system', updated_by = 'system';
create index login_log_time on core.login_log (happened_at, id);

insert into core.role_grants
    (role_id, place, record_type, can_read, can_create, can_edit, can_delete, can_export, actions)
    select id, 1000, 'log-ins', 'ALL', 'NONE', 'NONE', 'NONE', 'ALL', cast(null as varchar(1000)) from core.roles where code = 'administrator';
