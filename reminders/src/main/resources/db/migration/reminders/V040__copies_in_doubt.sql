-- When Twilio was first asked for a message in doubt and answered: from then on it is looked for a while longer, however long nobody could ask.
alter table reminders.messages add column looked_for_at timestamptz;
alter table reminders.test_messages add column looked_for_at timestamptz;
grant update (looked_for_at) on reminders.messages, reminders.test_messages to callside_worker;
