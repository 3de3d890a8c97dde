-- Circles of people and teams to which records are open, and the fields that stay hidden from them.
create table core.circle_member (
    circle_id ${id} not null,
    member_id ${id} not null,
    primary key (circle_id, member_id)
);
create index circle_member_member on core.circle_member (member_id, circle_id);

create table core.circle_hidden (
    circle_id ${id} not null,
    field varchar(60) not null,
    primary key (circle_id, field)
);

-- Names whose row is locked by whoever has the turn, until their transaction ends.
create table core.turns (
    name varchar(120) not null primary key,
    taken bigint not null
);
