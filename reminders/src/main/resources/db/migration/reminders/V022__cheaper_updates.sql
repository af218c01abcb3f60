-- A message is written three times on its way out, and each time in every index that has changed. So these are fewer, and none of them has
-- what is written when a message is handed over: that stays on its page, where the room for it is kept.

-- The unique constraint begins with the same two columns.
drop index reminders.messages_appointment;

-- A number has few messages: whichever is the newest is found among them.
drop index reminders.messages_recipient;
create index messages_recipient on reminders.messages (recipient) where channel = 'sms' and recipient is not null;

-- Only a few at a time are being sent, so that all of them can be looked at for those whose lease is over.
drop index reminders.messages_sending;
create index messages_sending on reminders.messages (practice_id, id) where state = 'sending';

alter table reminders.messages set (fillfactor = 70);
