create index a_id on trial.a (id);
