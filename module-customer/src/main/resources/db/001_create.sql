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


-- A customer's contacts by name; all indexes of lists come from the descriptions.
create index contacts_customer_name on customer.contacts (customer_id, name_lc, id);
