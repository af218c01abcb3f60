-- What came in from phones, so that the same once more changes nothing: also from a number that nothing was sent to, which is no practice's.
create table reminders.heard
(
    -- Twilio's.
    provider_id text primary key,
    sender      text        not null,
    at          timestamptz not null
);
grant select, insert, delete on reminders.heard to callside_worker;
create index heard_sender on reminders.heard (sender, at);
create index heard_at on reminders.heard (at);
insert into reminders.heard (provider_id, sender, at) select provider_id, sender, received_at from reminders.replies;
