-- What keeps a customer with its owner, and the last day if that is near.
alter table customer.customers add column last_opportunity_at ${timestamp};
alter table customer.customers add column last_deal_at ${timestamp};
alter table customer.customers add column recycle_at date;

-- When customers were last looked through, in milliseconds; whoever moves it on does the run.
create table customer.recycle_runs (
    id int not null primary key,
    ran_at bigint not null
);
insert into customer.recycle_runs (id, ran_at) values (1, 0);
