-- A client who declines, or writes what only a person understands, waits for somebody to read it.

alter table reminders.appointments add column answer_read_at timestamptz;
grant update (answer_read_at) on reminders.appointments to callside_app, callside_worker;
create index appointments_to_read on reminders.appointments (practice_id)
    where answer in ('no', 'attention') and answer_read_at is null;
