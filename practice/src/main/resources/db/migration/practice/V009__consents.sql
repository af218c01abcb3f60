-- Who agreed to what, and who says so. What holds now stands with the client; here is how it came to that.

alter table practice.clients
    -- What the practice's systems said last; null as long as they said nothing. Only what is new in it changes anything.
    add column sms_said        boolean,
    add column email_said      boolean,
    -- A person here took the consent back: then no system gives it again, only a person here.
    add column sms_withdrawn   boolean not null default false,
    add column email_withdrawn boolean not null default false,
    add check (not (sms_withdrawn and sms_consent)),
    add check (not (email_withdrawn and email_consent));
update practice.clients
set sms_said = nullif(sms_consent, true), email_said = nullif(email_consent, true)
where not (sms_consent and email_consent);
grant update (sms_said, email_said, sms_withdrawn, email_withdrawn) on practice.clients to callside_app, callside_worker;
-- The list of clients, page by page.
create index clients_name on practice.clients (practice_id, name, id);

create table practice.consents
(
    practice_id uuid        not null references practice.practices,
    id          bigint generated always as identity,
    client_id   uuid        not null,
    channel     text        not null check (channel in ('sms', 'email')),
    given       boolean     not null,
    -- How we heard of it: from one of the practice's systems, or from a person here.
    origin      text        not null check (origin in ('api', 'csv', 'calendar', 'fhir', 'person')),
    -- A person's name or subject, or a key.
    actor       text        not null,
    -- A person's, in their words.
    reason      text        not null default '' check (length(reason) <= 500),
    at          timestamptz not null,
    primary key (practice_id, id),
    foreign key (practice_id, client_id) references practice.clients,
    check (origin <> 'person' or reason <> '')
);
call practice.protect('practice.consents');
call practice.append_only('practice.consents');
grant select, insert on practice.consents to callside_app, callside_worker;
create index consents_client on practice.consents (practice_id, client_id, id);
