-- The practice's own system: what was booked in it, and the key with which it tells Callside. One key.
create table sandbox.bookings (
    id           uuid primary key,
    seq          bigint generated always as identity unique,
    client       text        not null check (length(client) between 1 and 200),
    phone        text        not null check (phone ~ '^\+[1-9][0-9]{6,14}$'),
    practitioner text        not null,
    type         text        not null check (length(type) <= 200),
    start_at     timestamptz not null,
    booked_at    timestamptz not null,
    status       text        not null check (status in ('booked', 'cancelled'))
);

create table sandbox.practice_key (
    the_row boolean primary key default true check (the_row),
    secret  text not null,
    zone    text not null
);

grant select, insert, update, delete on sandbox.bookings, sandbox.practice_key to callside_sandbox;
