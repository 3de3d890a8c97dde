-- Fields that admins add to record types. Their values stand in the types' own tables, in columns named x_…, and in the record's custom values.
create table core.custom_fields (
    id ${id} not null primary key,
    version bigint not null,
    created_at ${timestamp} not null,
    created_by ${id} not null,
    updated_at ${timestamp} not null,
    updated_by ${id} not null,
    record_type varchar(60) not null,
    name varchar(60) not null,
    kind varchar(20) not null,
    zh varchar(400) not null,
    en varchar(400) not null,
    help_zh varchar(1000) not null,
    help_en varchar(1000) not null,
    max_length integer not null,
    min_value varchar(60),
    max_value varchar(60),
    target varchar(60) not null,
    field_group varchar(60) not null,
    place integer not null,
    traits varchar(200) not null,
    formula varchar(1000) not null,
    archived boolean not null
);

create unique index custom_fields_name on core.custom_fields (record_type, name);
