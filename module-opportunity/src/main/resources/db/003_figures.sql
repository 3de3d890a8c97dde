-- What all opportunities add up to: those in each stage, and those that each team won; kept as they change.
create table opportunity.figures (
    id varchar(100) not null primary key,
    kind varchar(20) not null,
    subject_id ${id},
    currency varchar(3) not null,
    figure_count bigint not null,
    amount decimal(31,4) not null,
    weighted decimal(31,4) not null
);
create index figures_kind on opportunity.figures (kind);

-- What of each opportunity is in the figures.
create table opportunity.counted (
    id ${id} not null primary key,
    stage_id ${id} not null,
    won boolean not null,
    team_id ${id},
    currency varchar(3) not null,
    amount decimal(31,4) not null,
    weighted decimal(31,4) not null
);
