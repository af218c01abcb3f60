-- What a calendar that was removed knew of its appointments and nothing else says: which one an event of a series is that was moved as a whole, so
-- that a calendar that is added again finds it, and nobody is reminded twice. All other events have the key that their appointment has.
create table reminders.feed_left
(
    practice_id uuid        not null references practice.practices,
    -- By which the event is known again, in whatever calendar.
    key         text        not null,
    external_id text        not null,
    uid         text        not null,
    start_at    timestamptz not null,
    primary key (practice_id, key)
);
call practice.protect('reminders.feed_left');
grant select, insert, delete on reminders.feed_left to callside_app;
grant update (external_id, uid, start_at) on reminders.feed_left to callside_app;
