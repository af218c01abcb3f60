-- Whether another calendar of the practice has an event, whichever appointment that is.
create index feed_items_key on reminders.feed_items (practice_id, key);
