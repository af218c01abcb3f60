-- An answer has the time of the reply that gave it, so that the one leads to the other. Those of before had the moment a little later at which they
-- were written, or much later where Twilio could not tell of them.
update reminders.appointments a
set answered_at = (
    select max(r.received_at)
    from reminders.replies r
        join reminders.messages m on m.practice_id = r.practice_id and m.id = r.message_id
    where m.practice_id = a.practice_id and m.appointment_id = a.id
      and r.meaning in ('yes', 'no', 'other') and r.received_at <= a.answered_at)
where a.answer <> 'none' and exists (
    select
    from reminders.replies r
        join reminders.messages m on m.practice_id = r.practice_id and m.id = r.message_id
    where m.practice_id = a.practice_id and m.appointment_id = a.id
      and r.meaning in ('yes', 'no', 'other') and r.received_at <= a.answered_at);

-- Only a STOP or a START takes back another one, whatever else was said between them. When one was sent Twilio says later, in its list.
alter table reminders.heard add column meaning text
    check (meaning in ('yes', 'no', 'stop', 'start', 'help', 'other'));
update reminders.heard h set meaning = r.meaning from reminders.replies r where r.provider_id = h.provider_id;
grant update (at) on reminders.heard to callside_worker;
comment on column reminders.heard.meaning is 'Unknown of what came in before it was kept and answered no message.';
