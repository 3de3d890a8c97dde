-- Lists that people named. What they show is kept by names: it outlives the fields that it names.
create table core.saved_view (
    id ${id} not null primary key,
    version bigint not null,
    record_type varchar(60) not null,
    name varchar(160) not null,
    share varchar(10) not null,
    owner_id ${id} not null,
    -- The team it is shared with.
    team_id ${id},
    content ${longtext} not null,
    created_at ${timestamp} not null,
    updated_at ${timestamp} not null
);
create index saved_view_owner on core.saved_view (owner_id, record_type);
create index saved_view_share on core.saved_view (record_type, share);

-- Views that somebody has at hand.
create table core.saved_view_pin (
    user_id ${id} not null,
    view_id ${id} not null,
    primary key (user_id, view_id)
);
create index saved_view_pin_view on core.saved_view_pin (view_id);

-- The view that somebody's list of a type opens with.
create table core.saved_view_usual (
    user_id ${id} not null,
    record_type varchar(60) not null,
    view_id ${id} not null,
    primary key (user_id, record_type)
);
create index saved_view_usual_view on core.saved_view_usual (view_id);
