-- What may be sold to whom, how far it has come, what it is worth, how it ended.
create table opportunity.opportunities (
    ${record},
    name varchar(400) not null,
    name_lc varchar(400) ${lower(name)},
    code varchar(80),
    code_lc varchar(80) ${lower(code)},
    customer_id ${id},
    pipeline_id ${id} not null,
    stage_id ${id} not null,
    state varchar(40) not null,
    stage_since ${timestamp} not null,
    stalled_on date,
    probability bigint not null,
    own_probability boolean not null,
    ${money(amount)},
    ${money(weighted_amount)},
    ${money(monthly_amount)},
    expected_close date,
    opened_on date not null,
    forecast varchar(40) not null,
    source varchar(60),
    campaign varchar(400),
    product varchar(60),
    description varchar(8000),
    next_step varchar(400),
    next_step_on date,
    budget varchar(40) not null,
    authority varchar(40) not null,
    need_clarity varchar(40) not null,
    timing varchar(40) not null,
    feasibility varchar(40) not null,
    priority_score bigint not null,
    closed_on date,
    loss_reason varchar(60),
    competitor varchar(400),
    close_note varchar(8000),
    ask_again_on date,
    hold_until date,
    lead_id ${id},
    tags varchar(2000)
);
create index opportunities_stage on opportunity.opportunities (stage_id, state, id);
create index opportunities_pipeline on opportunity.opportunities (pipeline_id, state, id);
create index opportunities_customer on opportunity.opportunities (customer_id, state);
create index opportunities_owner_state on opportunity.opportunities (owner_id, state, id);
create index opportunities_lead on opportunity.opportunities (lead_id);

-- Lines have no key of their own: while they are replaced, two may stand at one place for a moment.
create table opportunity.opportunity_visits (
    opportunity_id ${id} not null,
    place int not null,
    stage_id ${id} not null,
    stage_name varchar(200) not null,
    entered_at ${timestamp} not null,
    left_at ${timestamp},
    by_id ${id} not null,
    note varchar(1000)
);
create index opportunity_visits_all on opportunity.opportunity_visits (opportunity_id, place);
create index opportunity_visits_stage on opportunity.opportunity_visits (stage_id, entered_at);

create table opportunity.opportunity_checks (
    opportunity_id ${id} not null,
    place int not null,
    stage_id ${id} not null,
    item varchar(1000) not null,
    done boolean not null
);
create index opportunity_checks_all on opportunity.opportunity_checks (opportunity_id, place);

create table opportunity.opportunity_people (
    opportunity_id ${id} not null,
    place int not null,
    contact_id ${id},
    who varchar(200),
    part varchar(40) not null,
    stance varchar(40) not null
);
create index opportunity_people_all on opportunity.opportunity_people (opportunity_id, place);

create table opportunity.opportunity_members (
    opportunity_id ${id} not null,
    place int not null,
    user_id ${id} not null,
    duty varchar(40) not null,
    share_percent decimal(9,4)
);
create index opportunity_members_all on opportunity.opportunity_members (opportunity_id, place);

create table opportunity.opportunity_products (
    opportunity_id ${id} not null,
    place int not null,
    product varchar(60),
    description varchar(1000),
    quantity decimal(19,4) not null,
    ${money(unit_price)},
    billing varchar(40) not null
);
create index opportunity_products_all on opportunity.opportunity_products (opportunity_id, place);

create table opportunity.opportunity_rivals (
    opportunity_id ${id} not null,
    place int not null,
    name varchar(400) not null,
    standing varchar(40) not null,
    note varchar(1000)
);
create index opportunity_rivals_all on opportunity.opportunity_rivals (opportunity_id, place);

create table opportunity.opportunity_needs (
    opportunity_id ${id} not null,
    need_id ${id} not null
);
create index opportunity_needs_all on opportunity.opportunity_needs (opportunity_id);
