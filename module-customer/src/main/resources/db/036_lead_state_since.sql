-- Since when a lead is in its state; of those that are there it is only known when they were last changed.
alter table customer.leads add column state_since ${timestamp};
update customer.leads set state_since = updated_at;
