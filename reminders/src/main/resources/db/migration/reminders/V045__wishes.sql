-- When a person last had a message sent again: what the plan has no use for any more stays then, until it has gone, as long as it could be sent again.
alter table reminders.messages add column wished_at timestamptz;
grant update (wished_at) on reminders.messages to callside_app, callside_worker;
