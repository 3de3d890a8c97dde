create table customer.pools (
    ${record},
    name varchar(200) not null,
    name_lc varchar(200) ${lower(name)},
    name_en varchar(200),
    active boolean not null,
    claims_per_day bigint,
    cooldown_days bigint,
    max_owned bigint,
    max_locked bigint,
    keeps_won boolean not null
);

-- Lines have no key of their own: while they are replaced, two may stand at one place for a moment.
create table customer.pool_members (
    pool_id ${id} not null,
    place int not null,
    user_id ${id},
    team_id ${id},
    is_admin boolean not null
);
create index pool_members_pool on customer.pool_members (pool_id, place);

create table customer.pool_hidden_fields (
    pool_id ${id} not null,
    field varchar(60) not null,
    primary key (pool_id, field)
);

create table customer.pool_rules (
    pool_id ${id} not null,
    place int not null,
    customer_level varchar(60),
    basis varchar(20) not null,
    days int not null,
    warn_days int not null
);
create index pool_rules_pool on customer.pool_rules (pool_id, place);

create table customer.ownership_moves (
    ${record},
    title varchar(900) not null,
    title_lc varchar(900) ${lower(title)},
    customer_id ${id} not null,
    kind varchar(40) not null,
    from_id ${id},
    to_id ${id},
    from_pool_id ${id},
    to_pool_id ${id},
    moved_at ${timestamp} not null,
    moved_by_id ${id} not null,
    reason varchar(1000)
);
create index ownership_moves_customer on customer.ownership_moves (customer_id, from_id, moved_at);
create index ownership_moves_claims on customer.ownership_moves (to_id, moved_at);

-- Where a customer without owner lies; whose it was when last saved, and since when.
alter table customer.customers add column pool_id ${id};
alter table customer.customers add column owner_seen_id ${id};
alter table customer.customers add column owned_since ${timestamp};
create index customers_owner_state on customer.customers (owner_id, state, id);
