-- The practices' patients, as their systems know them. What is needed to reach them, and nothing of why they come.

create table practice.clients
(
    practice_id   uuid        not null references practice.practices,
    id            uuid        not null,
    -- The caller's id: the same id is the same client.
    external_id   text        not null check (length(external_id) between 1 and 100),
    name          text        not null check (length(name) between 1 and 200),
    first_name    text        not null default '' check (length(first_name) <= 100),
    phone         text check (phone ~ '^\+[1-9][0-9]{4,14}$'),
    email         text check (length(email) <= 254),
    language      text,
    zone          text,
    -- Whether they may be sent messages by that channel at all; a STOP by SMS is kept apart, with its number.
    sms_consent   boolean     not null default true,
    email_consent boolean     not null default true,
    created_at    timestamptz not null,
    changed_at    timestamptz not null,
    primary key (practice_id, id),
    unique (practice_id, external_id)
);
call practice.protect('practice.clients');
grant select, insert on practice.clients to callside_app, callside_worker;
grant update (name, first_name, phone, email, language, zone, sms_consent, email_consent, changed_at)
    on practice.clients to callside_app, callside_worker;
create index clients_phone on practice.clients (practice_id, phone) where phone is not null;
