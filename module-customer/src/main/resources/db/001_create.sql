-- Texts are twice as long as the fields allow: a limit counts characters, Derby counts the halves of an emoji.
create table customer.customers (
    ${record},
    name varchar(400) not null,
    name_lc varchar(400) ${lower(name)},
    code varchar(80),
    code_lc varchar(80) ${lower(code)},
    industry varchar(60),
    company_size varchar(60),
    region varchar(60),
    customer_level varchar(60),
    source varchar(60),
    phone varchar(80),
    email varchar(508),
    website varchar(1000),
    tax_id varchar(60),
    address varchar(1000),
    parent_id ${id},
    state varchar(40) not null,
    lock_reason varchar(1000),
    last_contact_at ${timestamp},
    ${money(annual_revenue)},
    employees bigint,
    founded_year bigint,
    ${money(credit_limit)},
    remark varchar(8000)
);

create index customers_name on customer.customers (name_lc, id);
create index customers_number on customer.customers (record_number, id);
create index customers_created on customer.customers (created_at, id);
create index customers_updated on customer.customers (updated_at, id);
create index customers_level on customer.customers (customer_level, id);
create index customers_contact on customer.customers (last_contact_at, id);
create index customers_revenue on customer.customers (annual_revenue, id);
create index customers_employees on customer.customers (employees, id);
create index customers_owner on customer.customers (owner_id, name_lc, id);
create index customers_team on customer.customers (team_id, name_lc, id);
create index customers_parent on customer.customers (parent_id, name_lc, id);
create index customers_code on customer.customers (code_lc, id);

create table customer.contacts (
    ${record},
    customer_id ${id} not null,
    name varchar(200) not null,
    name_lc varchar(200) ${lower(name)},
    title varchar(200),
    department varchar(200),
    phone varchar(80),
    mobile varchar(80),
    email varchar(508),
    wechat varchar(120),
    contact_role varchar(60),
    is_primary boolean not null,
    birthday date,
    remark varchar(8000)
);

create index contacts_name on customer.contacts (name_lc, id);
create index contacts_created on customer.contacts (created_at, id);
create index contacts_updated on customer.contacts (updated_at, id);
create index contacts_customer on customer.contacts (customer_id, name_lc, id);
create index contacts_owner on customer.contacts (owner_id, name_lc, id);
create index contacts_team on customer.contacts (team_id, name_lc, id);
