-- From which networks people may come in.
create table core.network_rules (
    id ${id} not null primary key,
    place integer not null,
    network varchar(60) not null,
    role_code varchar(100) not null,
    note varchar(200) not null
);
