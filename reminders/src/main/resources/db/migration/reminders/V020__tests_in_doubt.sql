-- Tests of SMS of which nobody knows what became of them: those that are on their way, and those to be looked for.
create index test_messages_open on reminders.test_messages (state, changed_at) where state in ('sending', 'in_doubt');
