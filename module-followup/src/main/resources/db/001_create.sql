-- What was done with records of any type, what is planned, chains of plans, phrases, and the rules.
create table followup.follow_ups (
    ${record},
    record_ref ${ref} not null,
    title varchar(400) not null,
    title_lc varchar(400) ${lower(title)},
    way varchar(40) not null,
    done_at ${timestamp} not null,
    summary varchar(8000) not null,
    outcome varchar(60),
    next_at ${timestamp},
    next_step varchar(400),
    no_next_reason varchar(400),
    open_end boolean not null,
    plan_id ${id},
    corrects_id ${id}
);
create index follow_ups_owner_done on followup.follow_ups (owner_id, done_at, id);
create index follow_ups_record_done on followup.follow_ups (record_ref, done_at, id);

create table followup.follow_up_people (
    follow_up_id ${id} not null,
    place integer not null,
    user_id ${id} not null,
    primary key (follow_up_id, place)
);

create table followup.plans (
    ${record},
    record_ref ${ref} not null,
    goal varchar(400) not null,
    goal_lc varchar(400) ${lower(goal)},
    way varchar(40) not null,
    due_at ${timestamp} not null,
    duration bigint not null,
    state varchar(40) not null,
    note varchar(8000),
    done_at ${timestamp},
    follow_up_id ${id},
    cadence_id ${id},
    cancel_reason varchar(1000)
);
create index plans_state_due on followup.plans (state, due_at, id);
create index plans_owner_due on followup.plans (owner_id, due_at, id);
create index plans_record_state on followup.plans (record_ref, state, due_at, id);

create table followup.plan_reminders (
    plan_id ${id} not null,
    due_at ${timestamp} not null,
    kind varchar(20) not null,
    told_at ${timestamp} not null,
    primary key (plan_id, due_at, kind)
);

create table followup.next_steps (
    record_ref ${ref} not null primary key,
    plan_id ${id},
    due_at ${timestamp},
    goal varchar(400) not null,
    owner_id ${id}
);
create index next_steps_plan on followup.next_steps (plan_id);

create table followup.cadences (
    ${record},
    name varchar(200) not null,
    name_lc varchar(200) ${lower(name)},
    description varchar(8000),
    working_days boolean not null,
    active boolean not null
);

create table followup.cadence_steps (
    cadence_id ${id} not null,
    place integer not null,
    day_offset bigint not null,
    hour_of_day bigint not null,
    way varchar(40) not null,
    goal varchar(400) not null,
    primary key (cadence_id, place)
);

create table followup.phrases (
    ${record},
    name varchar(200) not null,
    name_lc varchar(200) ${lower(name)},
    way varchar(40),
    zh varchar(4000) not null,
    en varchar(4000) not null,
    active boolean not null
);

create table followup.rules (
    ${record},
    name varchar(200) not null,
    name_lc varchar(200) ${lower(name)},
    lock_days bigint,
    asks_next_step boolean not null,
    active boolean not null
);
