-- When the owner of a plan wants to be reminded of it again.
alter table followup.plans add column remind_at ${timestamp};
create index plans_remind on followup.plans (remind_at, id);
