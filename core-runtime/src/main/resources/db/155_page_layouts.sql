-- How forms and pages of record types are arranged: the draft, and what is published; without a row as the type brings it.
create table core.page_layouts (
    record_type varchar(60) not null primary key,
    version bigint not null,
    draft ${longtext} not null,
    live ${longtext},
    updated_at ${timestamp} not null,
    updated_by ${id} not null
);
