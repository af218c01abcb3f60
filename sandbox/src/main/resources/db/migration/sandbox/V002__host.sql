-- Switches that make the outside world misbehave; absent means off. `remaining` counts down how often it still
-- applies; null means until it is switched off.
create table sandbox.switches (
    name text primary key,
    value text not null,
    remaining int check (remaining > 0)
);

-- The host's secrets. The signing key is made by the server at its first start, because PostgreSQL can make no
-- EC key; the event key is made here, so that a registration can be written before any server runs.
create table sandbox.host_keys (
    id text primary key,
    jwk jsonb,
    event_key text not null check (event_key like 'whsec\_%')
);

insert into sandbox.host_keys (id, event_key)
values ('sandbox', 'whsec_' || encode(sha256(
    uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())), 'base64'));

create table sandbox.calls (
    id text primary key check (id ~ '^[a-z0-9-]{1,64}$'),
    created_at timestamptz not null,
    started_at timestamptz,
    ended_at timestamptz,
    -- nobody is in since then; null while somebody is
    empty_since timestamptz,
    -- the clinician opened the app for everybody
    shared_at timestamptz,
    next_id text references sandbox.calls
);

create table sandbox.call_participants (
    call_id text not null references sandbox.calls,
    seat text not null check (seat ~ '^[a-z0-9-]{1,40}$'),
    joined_at timestamptz not null,
    -- the last connection went away: counts as leaving then, unless a reload brings it back before
    leaves_at timestamptz,
    left_at timestamptz,
    primary key (call_id, seat)
);

create index call_participants_leaving on sandbox.call_participants (leaves_at) where leaves_at is not null and left_at is null;

create table sandbox.call_events (
    id text primary key,
    call_id text not null,
    body text not null,
    created_at timestamptz not null,
    next_at timestamptz not null,
    attempts int not null default 0,
    delivered_at timestamptz,
    last_answer text
);

create index call_events_due on sandbox.call_events (next_at) where delivered_at is null;

-- What `callside.jar hosts add` reads of this host. `localhost` may mean ::1 to a resolver and the demo listens on
-- IPv4 loopback, so the keys are named by address.
create function sandbox.registration(host_origin text, practice uuid) returns jsonb
language sql stable
as $$
    select jsonb_build_object(
        'id', id,
        'name', 'Sandbox call host',
        'issuer', host_origin,
        'jwksUri', replace(host_origin, '//localhost', '//127.0.0.1') || '/host/jwks.json',
        'clientId', 'callside',
        'messageOrigins', jsonb_build_array(host_origin),
        'frameAncestors', jsonb_build_array(host_origin),
        'eventKey', event_key,
        'adapter', 'callside',
        'practices', jsonb_build_array(practice))
    from sandbox.host_keys
    where id = 'sandbox'
$$;

grant execute on function sandbox.registration(text, uuid) to callside_sandbox;
