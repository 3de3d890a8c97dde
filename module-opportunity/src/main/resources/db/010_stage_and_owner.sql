-- Somebody's opportunities of a stage, by close date: read in this order.
create index opportunities_owner_stage_close on opportunity.opportunities (owner_id, stage_id, expected_close, id);
