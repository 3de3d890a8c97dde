-- What happened with customers, as events told it.
create table customer.customer_facts (
    id ${id} not null primary key,
    customer_id ${id} not null,
    told_of_id ${id} not null,
    fact varchar(120) not null,
    happened_at ${timestamp} not null,
    ${money(amount)}
);
create index customer_facts_customer on customer.customer_facts (customer_id, happened_at);
create index customer_facts_told_of on customer.customer_facts (told_of_id);

-- Rules that give points for facts, and the levels that points make.
create table customer.grading_schemes (
    ${record},
    name varchar(200) not null,
    name_lc varchar(200) ${lower(name)},
    active boolean not null
);
create table customer.grading_rules (
    scheme_id ${id} not null,
    place int not null,
    name varchar(200) not null,
    measure varchar(40) not null,
    fact varchar(120),
    days bigint not null,
    least bigint,
    ${money(amount)},
    points bigint not null
);
create index grading_rules_scheme on customer.grading_rules (scheme_id, place);
create table customer.grading_levels (
    scheme_id ${id} not null,
    place int not null,
    customer_level varchar(60) not null,
    from_points bigint not null
);
create index grading_levels_scheme on customer.grading_levels (scheme_id, place);

-- How a customer stands, why, and whether somebody fixed its level.
alter table customer.customers add column score bigint;
alter table customer.customers add column graded_at ${timestamp};
alter table customer.customers add column level_fixed boolean default false not null;
alter table customer.customers add column level_reason varchar(1000);
create table customer.customer_grade_reasons (
    customer_id ${id} not null,
    place int not null,
    rule_name varchar(200) not null,
    figure varchar(60) not null,
    points bigint not null
);
create index customer_grade_reasons_customer on customer.customer_grade_reasons (customer_id, place);

-- How far today's look at all customers has come.
create table customer.grading_runs (
    id int not null primary key,
    run_day date not null,
    after_id ${id} not null,
    done boolean not null
);
insert into customer.grading_runs (id, run_day, after_id, done) values (1, '1970-01-01', ' ', false);
