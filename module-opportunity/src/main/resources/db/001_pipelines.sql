-- Ways of selling, and the steps of each.
create table opportunity.pipelines (
    ${record},
    name varchar(200) not null,
    name_lc varchar(200) ${lower(name)},
    name_en varchar(200),
    is_default boolean not null,
    active boolean not null,
    back_allowed boolean not null,
    jump_allowed boolean not null
);

create table opportunity.stages (
    ${record},
    pipeline_id ${id} not null,
    place bigint not null,
    name varchar(200) not null,
    name_lc varchar(200) ${lower(name)},
    name_en varchar(200),
    stage_type varchar(40) not null,
    probability bigint not null,
    stalled_after_days bigint,
    checklist varchar(8000),
    required_fields varchar(2000)
);
create index stages_pipeline on opportunity.stages (pipeline_id, place);
