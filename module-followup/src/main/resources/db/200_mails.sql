-- E-mails that belong to records, and texts to begin them with.
create table followup.mails (
    ${record},
    record_ref ${ref} not null,
    subject varchar(1000) not null,
    subject_lc varchar(1000) ${lower(subject)},
    state varchar(40) not null,
    sender varchar(800),
    to_addresses varchar(4000),
    cc_addresses varchar(4000),
    done_at ${timestamp} not null,
    body varchar(32000) not null,
    template_id ${id},
    language varchar(40),
    answers_id ${id},
    problem varchar(40),
    said varchar(800),
    left_out varchar(4000),
    message_id varchar(300)
);
create index mails_record_done on followup.mails (record_ref, done_at, id);
create index mails_message on followup.mails (message_id);

create table followup.mail_templates (
    ${record},
    name varchar(800) not null,
    name_lc varchar(800) ${lower(name)},
    subject_zh varchar(1000) not null,
    text_zh varchar(16000) not null,
    subject_en varchar(1000) not null,
    text_en varchar(16000) not null,
    active boolean not null
);

-- The e-mail that a follow-up tells of.
alter table followup.follow_ups add column mail_id ${id};
create index follow_ups_mail on followup.follow_ups (mail_id);
