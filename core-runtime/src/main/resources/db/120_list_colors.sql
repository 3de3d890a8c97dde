-- What the chip of an entry looks like.
alter table core.list_values add column color varchar(20) default 'GRAY' not null;
