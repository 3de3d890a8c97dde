-- Forms on web sites that make leads, and the tickets that were sent back with them.
create table customer.web_forms (
    ${record},
    name varchar(200) not null,
    name_lc varchar(200) ${lower(name)},
    name_en varchar(200),
    form_key varchar(120) not null,
    form_key_lc varchar(120) ${lower(form_key)},
    active boolean not null,
    source varchar(60),
    campaign varchar(400),
    person_id ${id},
    to_team_id ${id},
    dealing varchar(40),
    thanks varchar(1000),
    thanks_en varchar(1000),
    sites varchar(4000),
    secret varchar(100) not null
);
create table customer.web_form_inputs (
    form_id ${id} not null,
    place int not null,
    asked varchar(40) not null,
    required boolean not null
);
create index web_form_inputs_form on customer.web_form_inputs (form_id, place);
create table customer.web_form_tickets (
    nonce varchar(60) not null primary key,
    used_at ${timestamp} not null
);
create index web_form_tickets_used on customer.web_form_tickets (used_at);
