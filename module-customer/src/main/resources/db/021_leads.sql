-- Who may become a customer, the rules by which they are scored, and the points they got.
create table customer.leads (
    ${record},
    name varchar(400) not null,
    name_lc varchar(400) ${lower(name)},
    company varchar(400),
    company_lc varchar(400) ${lower(company)},
    phone varchar(80),
    email varchar(508),
    source varchar(60),
    campaign varchar(400),
    region varchar(60),
    note varchar(8000),
    state varchar(40) not null,
    score bigint not null,
    assigned_because varchar(1000),
    dealt_at ${timestamp},
    disqualify_reason varchar(1000),
    customer_id ${id},
    contact_id ${id},
    made_customer boolean not null,
    state_before varchar(40)
);
create index leads_owner_state on customer.leads (owner_id, state);
create index leads_customer on customer.leads (customer_id);
create index leads_contact on customer.leads (contact_id);

create table customer.lead_score_reasons (
    lead_id ${id} not null,
    place integer not null,
    rule_name varchar(200) not null,
    points bigint not null,
    primary key (lead_id, place)
);

create table customer.lead_scoring_rules (
    ${record},
    name varchar(200) not null,
    name_lc varchar(200) ${lower(name)},
    attribute varchar(40) not null,
    rule_condition varchar(40) not null,
    wanted varchar(400),
    points bigint not null,
    active boolean not null
);
