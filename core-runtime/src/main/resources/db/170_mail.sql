-- Messages to be sent, and the heads of those that were. Who sends one makes it SENDING with a claim of their own, for a while.
create table core.mail_outbox (
    id ${id} not null primary key,
    message_id varchar(300) not null,
    state varchar(10) not null,
    -- Addresses with blanks between; subject: of composed ones the key of what they are.
    receivers ${longtext} not null,
    subject varchar(1000) not null,
    -- The message, until it is sent; none for those that are composed when they are sent, from the key.
    message ${longtext},
    composer varchar(60),
    composer_key varchar(120),
    queued_at ${timestamp} not null,
    due_at ${timestamp} not null,
    give_up_at ${timestamp} not null,
    ended_at ${timestamp},
    attempts int not null,
    problem varchar(60),
    said varchar(1000),
    claim ${id},
    claimed_until ${timestamp},
    -- The server has all but the last byte: from now on it may have taken the message.
    handed boolean not null
);
create index mail_outbox_due on core.mail_outbox (state, due_at, id);
create index mail_outbox_queued on core.mail_outbox (queued_at desc, id desc);
create unique index mail_outbox_message on core.mail_outbox (message_id);
