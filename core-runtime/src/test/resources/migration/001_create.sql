create table trial.a (id ${id});
