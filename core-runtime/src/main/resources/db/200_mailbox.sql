-- How far the mailbox was read, by whom it is read now, and what was found there.
create table core.mailbox (
    id varchar(10) not null primary key,
    -- Host, user and folder: another mailbox begins anew.
    mailbox varchar(800) not null,
    uid_validity bigint not null,
    last_uid bigint not null,
    -- How often the message after it could not be taken.
    attempts int not null,
    next_at ${timestamp} not null,
    fetched_at ${timestamp},
    problem varchar(60),
    said varchar(1000),
    claim ${id},
    claimed_until ${timestamp}
);

-- A message is taken once, however often it is found.
create table core.mail_received (
    message_key varchar(64) not null primary key,
    received_at ${timestamp} not null
);
create index mail_received_at on core.mail_received (received_at);

create table core.mail_log (
    id ${id} not null primary key,
    logged_at ${timestamp} not null,
    outcome varchar(12) not null,
    sender varchar(800) not null,
    subject varchar(1000) not null,
    record_ref ${ref},
    reason varchar(60) not null,
    said varchar(1000) not null,
    times int not null,
    -- The message, while it waits for somebody who says what it belongs to.
    content ${longtext}
);
create index mail_log_at on core.mail_log (logged_at desc, id desc);
create index mail_log_outcome on core.mail_log (outcome, logged_at desc, id desc);

-- Texts of e-mails are kept by managers; roles made before there were any say so, too.
insert into core.role_grants
    (role_id, place, record_type, can_read, can_create, can_edit, can_delete, can_export, actions)
    select id, 1110, 'mail-templates', 'ALL', 'ALL', 'ALL', 'ALL', 'NONE', '*'
    from core.roles where code = 'sales-manager';
insert into core.role_grants
    (role_id, place, record_type, can_read, can_create, can_edit, can_delete, can_export, actions)
    select id, 1111, 'mail-templates', 'ALL', 'NONE', 'NONE', 'NONE', 'NONE', cast(null as varchar(1000))
    from core.roles where code = 'sales-representative';
