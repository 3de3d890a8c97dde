-- Records that an import made on the way are of another type than its rows.
alter table core.import_record add column record_type varchar(60);

-- What was made, and which list values were read as another one; empty in jobs that are older.
alter table core.import_job add column new_records ${longtext};
alter table core.import_job add column spellings ${longtext};
