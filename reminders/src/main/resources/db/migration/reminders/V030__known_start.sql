-- What a client was told counts, not what an appointment was in between.

-- An appointment that is given to another client is booked anew, for them.
grant update (booked_at) on reminders.appointments to callside_app, callside_worker;
comment on column reminders.appointments.previous_start_at is
    'The last start before it that its client knows of: it was told, or it is that of the booking; null after a cancellation.';
-- What is on again at the time of before has still to be told.
update reminders.appointments set previous_start_at = null where previous_start_at = start_at;
