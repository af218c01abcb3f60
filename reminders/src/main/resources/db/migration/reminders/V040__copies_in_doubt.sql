-- When Twilio was first asked for a message in doubt and answered: from then on it is looked for a while longer, however long nobody could ask.
alter table reminders.messages add column looked_for_at timestamptz;
alter table reminders.test_messages add column looked_for_at timestamptz;
grant update (looked_for_at) on reminders.messages, reminders.test_messages to callside_worker;

-- Whether a person has a message sent again of which a copy before is in doubt, so that its credits are still that copy's: if no other copy goes,
-- it is in doubt once more.
alter table reminders.messages add column copy_in_doubt boolean not null default false;
grant update (copy_in_doubt) on reminders.messages to callside_app, callside_worker;
