-- About which appointment a payment was asked for that can still be made by a pay link, so that its client can be reminded.

alter table reminders.messages drop constraint messages_rule_check;
-- For unpaid its version is the number of the link, see below.
alter table reminders.messages add constraint messages_rule_check
    check (rule ~ '^(booked|changed|cancelled|no-show|(before|after|unpaid):P[0-9A-Z]+)$');

create table reminders.owed
(
    practice_id    uuid not null references practice.practices,
    request_id     uuid not null,
    appointment_id uuid not null,
    -- Who was asked: whoever else the appointment may be given to owes nothing.
    client_id      uuid not null,
    -- By which address of the link the client was found; null where the call's host names them.
    email          text check (length(email) <= 254),
    -- Among the links of the appointment: what was sent about one says nothing of the next.
    number         int  not null check (number > 0),
    primary key (practice_id, request_id),
    unique (practice_id, appointment_id, number),
    foreign key (practice_id, request_id) references practice.pay_links,
    foreign key (practice_id, appointment_id) references reminders.appointments,
    foreign key (practice_id, client_id) references practice.clients
);
call practice.protect('reminders.owed');
grant select, insert on reminders.owed to callside_app, callside_worker;
grant update (appointment_id, client_id, email, number) on reminders.owed to callside_app, callside_worker;

-- What can be paid at this moment, by the appointment's client. What is not in it is not asked for any more: not of whoever
-- was found by an address that the link went to by mistake.
create view reminders.owing with (security_invoker = true) as
select o.practice_id, o.appointment_id, o.number, o.request_id, l.amount, l.currency, l.made_at, l.open_until
from reminders.owed o
    join practice.pay_links l on l.practice_id = o.practice_id and l.request_id = o.request_id
        and (o.email is null or lower(o.email) = lower(l.email))
    join reminders.appointments a
        on a.practice_id = o.practice_id and a.id = o.appointment_id and a.client_id = o.client_id
where l.closed_at is null;
grant select on reminders.owing to callside_app, callside_worker;
