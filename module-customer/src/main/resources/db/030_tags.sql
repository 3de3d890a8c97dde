-- Codes of tags, each between bars; see the entities.
alter table customer.customers add column tags varchar(2000);
alter table customer.contacts add column tags varchar(2000);
alter table customer.leads add column tags varchar(2000);
