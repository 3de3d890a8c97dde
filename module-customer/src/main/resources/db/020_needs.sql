-- What customers need, one row each, with the people on the way to the decision.
create table customer.needs (
    ${record},
    customer_id ${id} not null,
    what varchar(400) not null,
    what_lc varchar(400) ${lower(what)},
    why varchar(8000),
    ${money(budget)},
    wanted_by date,
    priority varchar(40) not null,
    state varchar(40) not null,
    answer varchar(8000),
    drop_reason varchar(1000)
);
create index needs_customer on customer.needs (customer_id, wanted_by, id);

create table customer.need_decision_steps (
    need_id ${id} not null,
    place integer not null,
    contact_id ${id},
    who varchar(200),
    decision_role varchar(40) not null,
    stance varchar(40) not null,
    primary key (need_id, place)
);
create index need_decision_steps_contact on customer.need_decision_steps (contact_id);
