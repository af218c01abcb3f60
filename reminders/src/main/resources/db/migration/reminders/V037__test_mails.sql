-- Tests of e-mails to an address that somebody types: so that nobody's mailbox can be flooded from here, they are counted.
create table reminders.test_mails
(
    practice_id uuid        not null references practice.practices,
    -- The caller's: the same id is the same test.
    id          uuid        not null,
    sent_by     text        not null,
    created_at  timestamptz not null,
    primary key (practice_id, id)
);
call practice.protect('reminders.test_mails');
grant select, insert on reminders.test_mails to callside_app;
-- How many there were in the last hour.
create index test_mails_created on reminders.test_mails (practice_id, created_at);
