-- Roles and row-level security, from the first table on.
--
-- The server logs in as callside_server, which owns nothing and may do nothing. Each transaction takes one of three
-- roles with set_config('role', …, true): app (one practice's rows), worker (all practices' rows) or door (no rows,
-- only a few functions, for the time before a practice is known). A transaction that forgot is refused.

create schema if not exists practice;

do $$
declare
    name text;
begin
    -- Roles belong to the whole server, so another database of it may have made them already.
    foreach name in array array ['callside_app', 'callside_worker', 'callside_door'] loop
        if not exists (select from pg_roles where rolname = name) then
            execute format('create role %I nologin', name);
        end if;
    end loop;
    if not exists (select from pg_roles where rolname = 'callside_server') then
        create role callside_server login noinherit;
    end if;
end $$;

grant callside_app, callside_worker, callside_door to callside_server with inherit false, set true;
grant usage on schema practice to callside_app, callside_worker, callside_door;

-- The practice of this transaction. After a commit the setting is '' instead of null, hence nullif.
create function practice.current_practice() returns uuid
    language sql stable parallel safe
    return nullif(current_setting('callside.practice', true), '')::uuid;

-- Puts a table behind row-level security. Call it once for each table of a practice.
create procedure practice.protect(t regclass, practice_column text default 'practice_id')
    language plpgsql as $$
begin
    execute format('alter table %s enable row level security', t);
    -- The owner too, so that a query by the wrong role finds nothing; migrations have a policy of their own.
    execute format('alter table %s force row level security', t);
    execute format('create policy owner on %s to %I using (true) with check (true)', t, current_user);
    execute format('create policy worker on %s to callside_worker using (true) with check (true)', t);
    execute format('create policy app on %s to callside_app using (%I = practice.current_practice())'
        ' with check (%2$I = practice.current_practice())', t, practice_column);
end $$;

-- History is not rewritten.
create function practice.refuse_change() returns trigger
    language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;

create procedure practice.append_only(t regclass)
    language plpgsql as $$
begin
    execute format('create trigger append_only before update or delete on %s'
        ' for each row execute function practice.refuse_change()', t);
    execute format('create trigger append_only_truncate before truncate on %s'
        ' for each statement execute function practice.refuse_change()', t);
end $$;

revoke all on procedure practice.protect, practice.append_only from public;

create table practice.practices
(
    id                  uuid primary key,
    organisation        text        not null check (length(organisation) between 1 and 200),
    name                text        not null check (length(name) between 1 and 200),
    registration_number text        not null check (length(registration_number) <= 100),
    country             text        not null check (country ~ '^[A-Z]{2}$'),
    zone                text        not null,
    currency            text        not null check (currency ~ '^[A-Z]{3}$'),
    payments            text        not null default 'off' check (payments in ('off', 'asked', 'approved')),
    created_at          timestamptz not null default now()
);
call practice.protect('practice.practices', 'id');
grant select on practice.practices to callside_app, callside_worker;
grant update (payments) on practice.practices to callside_app;

-- Who may launch, and for which practices. Read by the door, written by the operator's commands.
create table practice.hosts
(
    id              text primary key check (id ~ '^[a-z0-9-]{1,40}$'),
    name            text        not null,
    issuer          text        not null,
    jwks_uri        text,
    jwks            jsonb,
    client_id       text        not null,
    message_origins text[]      not null check (cardinality(message_origins) > 0),
    frame_ancestors text[]      not null check (cardinality(frame_ancestors) > 0),
    event_key       text        not null,
    adapter         text        not null default 'callside',
    created_at      timestamptz not null default now(),
    check (jwks_uri is not null or jwks is not null)
);

create table practice.host_practices
(
    host_id     text not null references practice.hosts on delete cascade,
    practice_id uuid not null references practice.practices on delete cascade,
    primary key (host_id, practice_id)
);
create index on practice.host_practices (practice_id);

create table practice.practitioners
(
    practice_id uuid        not null references practice.practices,
    id          uuid        not null,
    host_id     text        not null,
    subject     text        not null,
    name        text        not null,
    first_seen  timestamptz not null,
    primary key (practice_id, id),
    unique (practice_id, host_id, subject)
);
call practice.protect('practice.practitioners');
grant select, insert on practice.practitioners to callside_app, callside_worker;
grant update (name) on practice.practitioners to callside_app, callside_worker;

create table practice.calls
(
    practice_id uuid        not null references practice.practices,
    id          uuid        not null,
    host_id     text        not null,
    host_call   text        not null,
    started_at  timestamptz not null,
    ended_at    timestamptz,
    primary key (practice_id, id),
    unique (practice_id, host_id, host_call)
);
call practice.protect('practice.calls');
grant select, insert on practice.calls to callside_app, callside_worker;
grant update (started_at, ended_at) on practice.calls to callside_app, callside_worker;

create table practice.participants
(
    practice_id uuid        not null,
    call_id     uuid        not null,
    id          uuid        not null,
    subject     text        not null,
    role        text        not null check (role in ('clinician', 'patient', 'manager', 'observer')),
    name        text        not null,
    joined_at   timestamptz not null,
    left_at     timestamptz,
    -- When the last event about them happened: events come in any order, and an older one changes nothing.
    seen_at     timestamptz not null,
    primary key (practice_id, id),
    unique (practice_id, call_id, subject),
    foreign key (practice_id, call_id) references practice.calls
);
call practice.protect('practice.participants');
grant select, insert on practice.participants to callside_app, callside_worker;
grant update (role, name, left_at, seen_at) on practice.participants to callside_app, callside_worker;

-- Who did what to which id. Names of things only; no amounts, no addresses.
create table practice.audit
(
    practice_id uuid        not null references practice.practices,
    id          bigint generated always as identity,
    at          timestamptz not null,
    actor       text        not null,
    action      text        not null,
    object      text        not null,
    primary key (practice_id, id)
);
call practice.protect('practice.audit');
call practice.append_only('practice.audit');
grant select, insert on practice.audit to callside_app, callside_worker;
