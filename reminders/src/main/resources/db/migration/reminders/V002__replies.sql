-- What clients answered by SMS.

create table reminders.replies
(
    practice_id uuid        not null references practice.practices,
    id          uuid        not null,
    -- Twilio's: what comes twice is one.
    provider_id text        not null unique,
    -- The newest message to that number, which it answers.
    message_id  uuid        not null,
    sender      text        not null,
    body        text        not null check (length(body) <= 5000),
    meaning     text        not null check (meaning in ('yes', 'no', 'stop', 'start', 'help', 'other')),
    received_at timestamptz not null,
    primary key (practice_id, id),
    foreign key (practice_id, message_id) references reminders.messages
);
call practice.protect('reminders.replies');
grant select on reminders.replies to callside_app;
grant select, insert on reminders.replies to callside_worker;
create index replies_message on reminders.replies (practice_id, message_id);
create index messages_recipient on reminders.messages (recipient, handed_over_at desc) where channel = 'sms';
