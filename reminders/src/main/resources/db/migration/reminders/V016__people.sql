-- Clients as people see them: when their numbers opted out and in again; and tests of an SMS to a number of one's own.

-- The newest word is what holds: opt_outs has it. This says how it came to that.
create table reminders.opt_out_history
(
    practice_id uuid        not null references practice.practices,
    id          bigint generated always as identity,
    channel     text        not null check (channel in ('sms', 'email')),
    address     text        not null,
    opted_out   boolean     not null,
    -- A STOP or START of theirs, or the provider refused a message because of a STOP that we had not heard of.
    how         text        not null check (how in ('stop', 'start', 'refused')),
    at          timestamptz not null,
    primary key (practice_id, id)
);
call practice.protect('reminders.opt_out_history');
call practice.append_only('reminders.opt_out_history');
grant select, insert on reminders.opt_out_history to callside_app, callside_worker;
create index opt_out_history_address on reminders.opt_out_history (practice_id, address, id);
insert into reminders.opt_out_history (practice_id, channel, address, opted_out, how, at)
select practice_id, channel, address, true, 'stop', at from reminders.opt_outs order by at;

create table reminders.test_messages
(
    practice_id   uuid        not null references practice.practices,
    -- The caller's, and that of its credits: the same id is the same test, and is sent once.
    id            uuid        not null,
    level_id      uuid        not null,
    recipient     text        not null,
    body          text        not null,
    parts         int         not null,
    credits       bigint      not null,
    state         text        not null default 'sending'
        check (state in ('sending', 'sent', 'delivered', 'failed', 'in_doubt')),
    provider_id   text,
    provider_code text,
    sent_by       text        not null,
    created_at    timestamptz not null,
    changed_at    timestamptz not null,
    primary key (practice_id, id)
);
call practice.protect('reminders.test_messages');
grant select, insert on reminders.test_messages to callside_app, callside_worker;
grant update (state, provider_id, provider_code, changed_at) on reminders.test_messages to callside_app, callside_worker;
create index test_messages_recipient on reminders.test_messages (recipient);
-- How many there were in the last hour.
create index test_messages_created on reminders.test_messages (practice_id, created_at);
