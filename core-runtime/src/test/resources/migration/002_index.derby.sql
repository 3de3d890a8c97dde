create index trial.a_id on trial.a (id);
