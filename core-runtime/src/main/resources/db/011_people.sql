create table core.teams (
    ${record},
    name varchar(100) not null,
    name_lc varchar(100) ${lower(name)},
    parent_id ${id},
    lead_id ${id}
);
create index teams_name on core.teams (name_lc, id);
create index teams_parent on core.teams (parent_id);

create table core.users (
    ${record},
    login varchar(60) not null,
    login_lc varchar(60) ${lower(login)},
    name varchar(100) not null,
    name_lc varchar(100) ${lower(name)},
    email varchar(254),
    phone varchar(40),
    member_of_id ${id},
    locked boolean not null,
    language varchar(40) not null,
    theme varchar(40) not null,
    zone varchar(60),
    password_hash varchar(300),
    last_log_in_at ${timestamp}
);
create index users_login on core.users (login);
create index users_login_sort on core.users (login_lc, id);
create index users_name on core.users (name_lc, id);
create index users_last on core.users (last_log_in_at, id);
create index users_team on core.users (member_of_id, name_lc, id);

create table core.roles (
    ${record},
    code varchar(60) not null,
    code_lc varchar(60) ${lower(code)},
    name varchar(100) not null,
    name_lc varchar(100) ${lower(name)},
    about varchar(4000)
);
create index roles_code on core.roles (code);
create index roles_name on core.roles (name_lc, id);

create table core.user_roles (
    user_id ${id} not null,
    role_id ${id} not null,
    primary key (user_id, role_id)
);
create index user_roles_role on core.user_roles (role_id, user_id);

-- Lines have no key of their own: while they are replaced, two may stand at one place for a moment.
-- How far each verb reaches on records of a type, and which actions may be started.
create table core.role_grants (
    role_id ${id} not null,
    place int not null,
    record_type varchar(60) not null,
    can_read varchar(10) not null,
    can_create varchar(10) not null,
    can_edit varchar(10) not null,
    can_delete varchar(10) not null,
    can_export varchar(10) not null,
    actions varchar(1000)
);

create table core.role_field_rules (
    role_id ${id} not null,
    place int not null,
    record_type varchar(60) not null,
    field varchar(60) not null,
    field_access varchar(10) not null
);

create table core.role_rights (
    role_id ${id} not null,
    name varchar(100) not null,
    primary key (role_id, name)
);

create index role_grants_role on core.role_grants (role_id, place);
create index role_field_rules_role on core.role_field_rules (role_id, place);
