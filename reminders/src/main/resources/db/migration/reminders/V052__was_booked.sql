-- What was asked for is booked when that is granted, and only then has its client an appointment that can be cancelled.

alter table reminders.appointments add column was_booked boolean not null default true;
comment on column reminders.appointments.was_booked is
    'Whether its client has, or had, more than a request: it was booked at some time, or they came or did not come.';
grant update (was_booked) on reminders.appointments to callside_app, callside_worker;

-- Nothing was ever planned about it, so its client has heard of nothing. One of a calendar may be what a calendar that was removed left.
update reminders.appointments a set was_booked = false
where a.status in ('proposed', 'pending') and a.source <> 'calendar'
  and not exists (select from reminders.messages m where m.practice_id = a.practice_id and m.appointment_id = a.id);
-- It came cancelled, or was given to its client after that.
update reminders.appointments set was_booked = false
where status = 'cancelled' and (cancelled_at <= created_at or cancelled_at < booked_at);
