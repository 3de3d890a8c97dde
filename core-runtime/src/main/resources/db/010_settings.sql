-- Stamps that change whenever something cached has changed, so that every node notices.
create table core.epochs (
    name varchar(60) not null primary key,
    stamp varchar(36) not null
);

create table core.settings (
    name varchar(100) not null primary key,
    text varchar(4000) not null
);
