-- How often Twilio was asked what became of an SMS that it has taken and of which it has said nothing more by itself.
alter table reminders.messages add column asked int not null default 0;
grant update (asked) on reminders.messages to callside_worker;
grant update (asked) on reminders.messages to callside_app;
create index messages_unheard on reminders.messages (asked, handed_over_at)
    where state = 'sent' and channel = 'sms' and asked < 5;

-- Up to when it is known what came in to a number of ours, whether Twilio could tell us of it or not.
create table reminders.inboxes
(
    number  text primary key,
    read_to timestamptz not null
);
grant select, insert, update on reminders.inboxes to callside_worker;
