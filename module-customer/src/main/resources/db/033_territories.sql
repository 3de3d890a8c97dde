-- Whose customers of some regions, industries and levels are; codes each between bars.
create table customer.territories (
    ${record},
    name varchar(200) not null,
    name_lc varchar(200) ${lower(name)},
    place bigint,
    active boolean not null,
    takes_new boolean not null,
    regions varchar(2000),
    industries varchar(2000),
    levels varchar(2000),
    person_id ${id},
    to_team_id ${id},
    dealing varchar(40) not null
);

-- The territory that took a customer last, and why it went where it did.
alter table customer.customers add column territory_id ${id};
alter table customer.customers add column territory_reason varchar(2000);
create index customers_territory on customer.customers (territory_id, name_lc, id);
