-- Twilio's messages, in both directions. `fate` is what will become of it, sealed when it is accepted; `next_at` is when
-- its next stage is due, null at the end of its way. The phone can be emptied (`shown`); the API forgets nothing.
create table sandbox.sms_messages (
    sid         text primary key check (sid ~ '^SM[0-9a-f]{32}$'),
    seq         bigint generated always as identity unique,
    direction   text        not null check (direction in ('outbound-api', 'outbound-reply', 'inbound', 'keyword')),
    from_number text        not null,
    to_number   text        not null,
    person      text        not null
        generated always as (case direction when 'inbound' then from_number else to_number end) stored,
    service     text        not null default '',
    body        text        not null,
    segments    integer     not null check (segments > 0),
    status      text        not null check (status in ('ACCEPTED', 'QUEUED', 'SENDING', 'SENT', 'DELIVERED',
                                                       'UNDELIVERED', 'FAILED', 'RECEIVED')),
    error_code  integer,
    fate        text        not null,
    callback    text        not null default '',
    validity    integer     not null check (validity between 1 and 36000),
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    sent_at     timestamptz,
    arrived_at  timestamptz,
    next_at     timestamptz,
    shown       boolean     not null default true,
    check ((error_code is not null) = (status in ('UNDELIVERED', 'FAILED')))
);

create index sms_messages_due on sandbox.sms_messages (next_at) where next_at is not null;
create index sms_messages_to on sandbox.sms_messages (to_number, seq desc);
create index sms_messages_person on sandbox.sms_messages (person, seq desc);

-- Who wants nothing more of a sender: a number, or all numbers of a Messaging Service.
create table sandbox.sms_opt_outs (
    sender text        not null,
    person text        not null,
    at     timestamptz not null,
    primary key (sender, person)
);

-- Webhooks, of either kind, each sent once. Whoever claims a row has it for good: Twilio too loses what it cannot deliver.
create table sandbox.sms_callbacks (
    id         bigint generated always as identity primary key,
    sid        text        not null references sandbox.sms_messages (sid),
    event      text        not null,
    url        text        not null,
    parameters text        not null,
    state      text        not null default 'due' check (state in ('due', 'claimed', 'answered', 'lost')),
    delayed    boolean     not null default false,
    due_at     timestamptz not null,
    answer     text        not null default ''
);

create index sms_callbacks_due on sandbox.sms_callbacks (due_at) where state = 'due';

-- What goes wrong on purpose. remaining null: until cleared. number, event and method: * stands for any.
create table sandbox.twilio_faults (
    id        bigint generated always as identity primary key,
    target    text    not null check (target in ('api', 'delivery', 'callback')),
    effect    text    not null,
    method    text    not null default '*',
    number    text    not null default '*',
    event     text    not null default '*',
    delay_ms  integer not null default 0 check (delay_ms between 0 and 600000),
    remaining integer check (remaining > 0),
    check (case target
               when 'api' then effect in ('drop_before', 'drop_after', 'delay_ms', 'error_500_before', 'error_500_after',
                                          'error_503', 'rate_limit_429', 'down')
               when 'callback' then effect in ('drop', 'duplicate', 'delay_ms', 'shuffle', 'forge')
               else effect in ('late', 'unreachable', 'unknown', 'landline', 'filtered', 'silent', 'no_receipt', 'queued',
                               'overflow')
        end)
);

grant select, insert, update, delete on
    sandbox.sms_messages, sandbox.sms_opt_outs, sandbox.sms_callbacks, sandbox.twilio_faults to callside_sandbox;
