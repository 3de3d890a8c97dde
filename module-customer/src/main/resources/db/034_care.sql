-- When a customer renews; occasions on which customers should hear from us, and what came of them.
alter table customer.customers add column renew_on date;

create table customer.care_plans (
    ${record},
    name varchar(200) not null,
    name_lc varchar(200) ${lower(name)},
    occasion varchar(40) not null,
    days bigint not null,
    levels varchar(2000),
    active boolean not null,
    advice varchar(8000)
);

create table customer.cares (
    ${record},
    title varchar(400) not null,
    title_lc varchar(400) ${lower(title)},
    occasion varchar(40) not null,
    state varchar(40) not null,
    due_on date not null,
    customer_id ${id} not null,
    contact_id ${id},
    plan_id ${id} not null,
    care_key varchar(120) not null,
    note varchar(8000)
);
create unique index cares_key on customer.cares (care_key);
create index cares_customer on customer.cares (customer_id, due_on, id);
create index cares_contact on customer.cares (contact_id);
create index cares_owner_state on customer.cares (owner_id, state, due_on, id);

create table customer.care_runs (
    id int not null primary key,
    run_day date not null
);
insert into customer.care_runs (id, run_day) values (1, '1970-01-01');
