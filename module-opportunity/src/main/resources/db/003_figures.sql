-- What all opportunities add up to, by stage, and by month, team, owner and product once they ended; kept as they change.
create table opportunity.figures (
    id varchar(400) not null primary key,
    kind varchar(20) not null,
    stage_id ${id},
    ended_month varchar(7),
    team_id ${id},
    owner_id ${id},
    product varchar(60),
    currency varchar(3) not null,
    figure_count bigint not null,
    amount decimal(31,4) not null,
    weighted decimal(31,4) not null
);
create index figures_kind on opportunity.figures (kind, ended_month);

-- What of each opportunity is in the figures.
create table opportunity.counted (
    id ${id} not null primary key,
    stage_id ${id} not null,
    state varchar(20) not null,
    ended_month varchar(7),
    team_id ${id},
    owner_id ${id},
    product varchar(60),
    currency varchar(3) not null,
    amount decimal(31,4) not null,
    weighted decimal(31,4) not null
);
