-- What may be asked before a practice is known. The door role has no table, only these functions.

create table practice.used_nonces
(
    nonce_hash bytea primary key,
    expires_at timestamptz not null
);
create index on practice.used_nonces (expires_at);

create table practice.used_launches
(
    host_id    text        not null,
    token_id   text        not null,
    expires_at timestamptz not null,
    primary key (host_id, token_id)
);
create index on practice.used_launches (expires_at);

create table practice.sessions
(
    token_hash     bytea primary key,
    practice_id    uuid        not null references practice.practices,
    host_id        text        not null references practice.hosts on delete cascade,
    placement      text        not null check (placement in ('call', 'settings')),
    role           text        not null check (role in ('clinician', 'patient', 'manager', 'observer')),
    subject        text        not null,
    name           text        not null,
    locale         text        not null,
    call_id        uuid,
    participant_id uuid,
    created_at     timestamptz not null,
    expires_at     timestamptz not null,
    check ((placement = 'call') = (call_id is not null)),
    check ((call_id is null) = (participant_id is null)),
    foreign key (practice_id, call_id) references practice.calls,
    foreign key (practice_id, participant_id) references practice.participants
);
create index on practice.sessions (expires_at);
create index on practice.sessions (practice_id, call_id);
call practice.protect('practice.sessions');
grant insert on practice.sessions to callside_app;
grant select, delete on practice.sessions to callside_worker;

create table practice.used_call_events
(
    host_id     text        not null,
    event_id    text        not null,
    received_at timestamptz not null,
    primary key (host_id, event_id)
);
create index on practice.used_call_events (received_at);
grant select, insert, delete on practice.used_call_events, practice.used_nonces, practice.used_launches to callside_worker;

create function practice.find_host(host text) returns setof practice.hosts
    language sql stable security definer set search_path = pg_catalog, practice
    begin atomic
        select * from practice.hosts where id = host;
    end;

-- 'ok', or which of the two was used before. Both are remembered together or not at all.
create function practice.consume_launch(nonce bytea, nonce_until timestamptz, host text, token text,
                                        token_until timestamptz, practice uuid) returns text
    language plpgsql security definer set search_path = pg_catalog, practice as $$
begin
    if not exists (select from practice.host_practices h where h.host_id = host and h.practice_id = practice) then
        return 'unknown_practice';
    end if;
    insert into practice.used_nonces values (nonce, nonce_until) on conflict do nothing;
    if not found then
        return 'replayed';
    end if;
    insert into practice.used_launches values (host, token, token_until) on conflict do nothing;
    return case when found then 'ok' else 'replayed' end;
end $$;

create function practice.find_session(token bytea, at timestamptz)
    returns table (practice_id uuid, host_id text, placement text, role text, subject text, name text, locale text,
                   call_id uuid, participant_id uuid, expires_at timestamptz)
    language sql stable security definer set search_path = pg_catalog, practice
    begin atomic
        -- The host must still be allowed to launch for the practice: removing it ends what it opened.
        select s.practice_id, s.host_id, s.placement, s.role, s.subject, s.name, s.locale, s.call_id,
               s.participant_id, s.expires_at
        from practice.sessions s
            join practice.host_practices h on h.host_id = s.host_id and h.practice_id = s.practice_id
        where s.token_hash = token
          and s.expires_at > at;
    end;

create function practice.host_may(host text, practice uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, practice
    return exists (select from practice.host_practices h where h.host_id = host and h.practice_id = practice);

revoke all on all functions in schema practice from public;
grant execute on function practice.current_practice to callside_app, callside_worker, callside_door;
grant execute on function practice.find_host, practice.consume_launch, practice.find_session, practice.host_may
    to callside_door;
grant execute on function practice.find_host, practice.host_may to callside_worker;
