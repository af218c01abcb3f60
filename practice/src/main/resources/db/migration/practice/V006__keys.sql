-- Keys with which a practice's own systems call the API. Only the hash of a key is kept.

create table practice.api_keys
(
    practice_id  uuid        not null references practice.practices,
    id           uuid        not null,
    name         text        not null check (length(name) between 1 and 100),
    key_hash     bytea       not null unique,
    -- The last four characters, by which its owner knows it again.
    ending       text        not null check (length(ending) = 4),
    scopes       text[]      not null check (cardinality(scopes) > 0),
    created_at   timestamptz not null,
    created_by   text        not null,
    last_used_at timestamptz,
    revoked_at   timestamptz,
    primary key (practice_id, id)
);
call practice.protect('practice.api_keys');
grant select (practice_id, id, name, ending, scopes, created_at, created_by, last_used_at, revoked_at), insert
    on practice.api_keys to callside_app;
grant update (revoked_at) on practice.api_keys to callside_app;

-- The key of that hash unless it was revoked. When it was used is noted once a minute, so that it is no hot row.
create function practice.find_api_key(hash bytea, at timestamptz)
    returns table (practice_id uuid, id uuid, name text, scopes text[])
    language plpgsql security definer set search_path = pg_catalog, practice as $$
begin
    update practice.api_keys k set last_used_at = at
    where k.key_hash = hash and k.revoked_at is null
      and (k.last_used_at is null or k.last_used_at < at - interval '1 minute');
    return query select k.practice_id, k.id, k.name, k.scopes
                 from practice.api_keys k where k.key_hash = hash and k.revoked_at is null;
end $$;
revoke all on function practice.find_api_key from public;
grant execute on function practice.find_api_key to callside_door;
