-- Appointments as the practices' systems tell of them, and what is to be sent about them.

create schema if not exists reminders;
grant usage on schema reminders to callside_app, callside_worker, callside_door;

create table reminders.appointments
(
    practice_id       uuid        not null references practice.practices,
    id                uuid        not null,
    -- Where it came from, and its id there: the same two are the same appointment.
    source            text        not null check (source in ('api', 'csv', 'calendar', 'fhir')),
    external_id       text        not null check (length(external_id) between 1 and 100),
    client_id         uuid        not null,
    -- Who sees them, as the practice's system and its call host know that person: by that they are found here.
    practitioner      text        not null default '' check (length(practitioner) <= 200),
    practitioner_name text        not null default '' check (length(practitioner_name) <= 200),
    type              text        not null default '' check (length(type) <= 200),
    place             text        not null default '' check (length(place) <= 500),
    -- To the video call.
    link              text        not null default '' check (length(link) <= 500),
    -- FHIR's AppointmentStatus.
    status            text        not null
        check (status in ('proposed', 'pending', 'booked', 'arrived', 'fulfilled', 'cancelled', 'noshow')),
    -- Grows with each change of the start: what was sent about the old time says nothing of the new one.
    version           int         not null default 1,
    start_at          timestamptz not null,
    end_at            timestamptz not null,
    previous_start_at timestamptz,
    booked_at         timestamptz not null,
    moved_at          timestamptz,
    cancelled_at      timestamptz,
    -- What the client answered to the newest reminder.
    answer            text        not null default 'none' check (answer in ('none', 'yes', 'no', 'attention')),
    answered_at       timestamptz,
    created_at        timestamptz not null,
    changed_at        timestamptz not null,
    primary key (practice_id, id),
    unique (practice_id, source, external_id),
    foreign key (practice_id, client_id) references practice.clients,
    check (end_at > start_at),
    check ((status = 'cancelled') = (cancelled_at is not null))
);
call practice.protect('reminders.appointments');
grant select, insert on reminders.appointments to callside_app, callside_worker;
grant update (client_id, practitioner, practitioner_name, type, place, link, status, version, start_at, end_at,
    previous_start_at, moved_at, cancelled_at, answer, answered_at, changed_at)
    on reminders.appointments to callside_app, callside_worker;
create index appointments_start on reminders.appointments (practice_id, start_at, id);
create index appointments_client on reminders.appointments (practice_id, client_id, start_at);

-- One message each. What the plan says is here long before it is due; what became of it stays.
create table reminders.messages
(
    practice_id     uuid        not null references practice.practices,
    id              uuid        not null,
    appointment_id  uuid        not null,
    -- These four say which message it is: the same is never sent twice, whatever happens to the settings.
    version         int         not null,
    -- What it says and when: booked, changed, cancelled, no-show, before:P1D, after:PT2H.
    rule            text        not null check (rule ~ '^(booked|changed|cancelled|no-show|(before|after):P[0-9A-Z]+)$'),
    channel         text        not null check (channel in ('sms', 'email')),
    due_at          timestamptz not null,
    useful_until    timestamptz not null,
    -- scheduled → sending → sent → delivered | failed; sending → failed | in_doubt | scheduled (surely not handed over);
    -- scheduled → cancelled | expired | held; held → scheduled | expired | cancelled
    state           text        not null default 'scheduled'
        check (state in ('scheduled', 'held', 'sending', 'sent', 'delivered', 'failed', 'in_doubt', 'cancelled',
                         'expired')),
    -- Why it is in that state, where the state alone doesn't say it.
    reason          text        not null default '',
    attempts        int         not null default 0,
    -- Grows with each claim: a dispatcher that lost its claim can no longer write a result.
    epoch           int         not null default 0,
    lease_until     timestamptz,
    handed_over_at  timestamptz,
    recipient       text,
    language        text,
    subject         text,
    body            text,
    parts           int,
    credits         bigint,
    -- The credits that are reserved or spent for it: the id that the ledger knows. Another one after a release.
    payment_id      uuid,
    provider_id     text,
    provider_code   text,
    created_at      timestamptz not null,
    changed_at      timestamptz not null,
    primary key (practice_id, id),
    unique (practice_id, appointment_id, version, rule, channel),
    foreign key (practice_id, appointment_id) references reminders.appointments,
    check ((state = 'sending') = (lease_until is not null))
);
call practice.protect('reminders.messages');
grant select, insert on reminders.messages to callside_app, callside_worker;
grant update (due_at, useful_until, state, reason, attempts, epoch, lease_until, handed_over_at,
    recipient, language, subject, body, parts, credits, payment_id, provider_id, provider_code, changed_at)
    on reminders.messages to callside_app, callside_worker;
-- Only what is still to be done is in these, so a claim stays as fast with millions of rows, past or future.
create index messages_due on reminders.messages (due_at) where state = 'scheduled';
create index messages_sending on reminders.messages (lease_until) where state = 'sending';
create index messages_held on reminders.messages (practice_id, useful_until) where state = 'held';
create index messages_in_doubt on reminders.messages (changed_at) where state = 'in_doubt';
create unique index messages_provider on reminders.messages (provider_id) where provider_id is not null;
create index messages_appointment on reminders.messages (practice_id, appointment_id);
create index messages_log on reminders.messages (practice_id, due_at desc, id);

-- Numbers and addresses that want nothing more from a practice.
create table reminders.opt_outs
(
    practice_id uuid        not null references practice.practices,
    channel     text        not null check (channel in ('sms', 'email')),
    address     text        not null,
    at          timestamptz not null,
    primary key (practice_id, channel, address)
);
call practice.protect('reminders.opt_outs');
grant select, insert, delete on reminders.opt_outs to callside_app, callside_worker;

-- The reminder settings of a level; one that has none of its own uses the group's, and a group without any the defaults.
create table reminders.preferences
(
    practice_id uuid        not null references practice.practices,
    level_id    uuid        not null,
    preferences jsonb       not null,
    -- Grows with each change: whoever saves says which one they had before them.
    version     int         not null default 1,
    changed_at  timestamptz not null,
    changed_by  text        not null,
    primary key (practice_id, level_id)
);
call practice.protect('reminders.preferences');
grant select, insert on reminders.preferences to callside_app, callside_worker;
grant update (preferences, version, changed_at, changed_by)
    on reminders.preferences to callside_app, callside_worker;

-- Copy that a level has changed; everything else is the defaults.
create table reminders.templates
(
    practice_id uuid        not null references practice.practices,
    level_id    uuid        not null,
    kind        text        not null,
    channel     text        not null check (channel in ('sms', 'email')),
    language    text        not null check (language ~ '^[a-z]{2,3}$'),
    subject     text        not null default '',
    text        text        not null,
    changed_at  timestamptz not null,
    changed_by  text        not null,
    primary key (practice_id, level_id, kind, channel, language)
);
call practice.protect('reminders.templates');
grant select, insert, delete on reminders.templates to callside_app, callside_worker;
grant update (subject, text, changed_at, changed_by) on reminders.templates to callside_app, callside_worker;
