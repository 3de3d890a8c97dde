-- Record types made in the browser: the draft, and what is published with the scripts of its table.
create table core.record_type_designs (
    name varchar(40) not null primary key,
    version bigint not null,
    state varchar(20) not null,
    revision integer not null,
    draft ${longtext} not null,
    live ${longtext},
    scripts ${longtext}
);
