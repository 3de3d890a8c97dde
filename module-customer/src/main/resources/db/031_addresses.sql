-- Where a customer sits, gets its goods and its bills.
create table customer.customer_addresses (
    customer_id ${id} not null,
    place integer not null,
    address_kind varchar(20) not null,
    country varchar(120),
    province varchar(120),
    city varchar(120),
    district varchar(120),
    street varchar(600),
    postal_code varchar(40),
    is_primary boolean not null,
    primary key (customer_id, place)
);
