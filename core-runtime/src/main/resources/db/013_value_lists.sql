create table core.list_values (
    ${record},
    list_name varchar(60) not null,
    list_name_lc varchar(60) ${lower(list_name)},
    code varchar(60) not null,
    code_lc varchar(60) ${lower(code)},
    zh varchar(200) not null,
    en varchar(200) not null,
    -- Both texts, for people who look for either.
    name varchar(410) not null,
    name_lc varchar(410) ${lower(name)},
    place bigint not null,
    active boolean not null
);
create index list_values_list on core.list_values (list_name, place);
create index list_values_list_sort on core.list_values (list_name_lc, id);
create index list_values_code on core.list_values (code_lc, id);
create index list_values_name on core.list_values (name_lc, id);
create index list_values_place on core.list_values (place, id);
