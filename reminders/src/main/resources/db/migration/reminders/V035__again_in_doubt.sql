-- A message that is sent again keeps when its copies before were handed over: their readers may answer them, and where it was in doubt
-- Twilio may still say what became of the last one.
alter table reminders.messages
    add column handed_over_before timestamptz,
    -- Those of copies of which nothing is open any more: a word about one of them says nothing of the next.
    add column providers_before text[] not null default '{}';
grant update (handed_over_before, providers_before) on reminders.messages to callside_app, callside_worker;
