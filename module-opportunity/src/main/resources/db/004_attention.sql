-- The order in which salespeople look at opportunities: open ones by the day they are expected to close, those that are over last.
alter table opportunity.opportunities add column attend_on date;
update opportunity.opportunities set attend_on = coalesce(expected_close, opened_on) where state in ('OPEN', 'ON_HOLD');
