-- When a dispatcher looks at a message next: at first when it is due; later where it has to wait, for the night to be over or for a
-- provider that is down. due_at stays what was planned, so that it shows how late a message is.
alter table reminders.messages add column next_at timestamptz;
update reminders.messages set next_at = due_at;
alter table reminders.messages alter column next_at set not null;
grant update (next_at) on reminders.messages to callside_app, callside_worker;

-- Each channel by itself, because its provider may be down while others are not; what is of no more use meanwhile is found without
-- reading the rest. Only what is still to be done is in it, so a claim stays as fast with millions of rows, past or future.
drop index reminders.messages_due;
create index messages_next on reminders.messages (channel, next_at, useful_until) where state = 'scheduled';

-- An e-mail that goes in place of the SMS of the same rule, which could not be paid for.
alter table reminders.messages add column instead boolean not null default false;
grant update (instead) on reminders.messages to callside_app, callside_worker;
