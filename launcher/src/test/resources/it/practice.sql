-- The little of schema practice that the launcher calls.
create schema if not exists practice;
do $$ begin
    if not exists (select from pg_roles where rolname = 'callside_server') then
        create role callside_server login noinherit;
    end if;
end $$;
create table practice.practices (id uuid primary key, name text not null, payments boolean not null default false);
create table practice.hosts (id text primary key);
create function practice.add_practice(new_id uuid, organisation text, name text, registration_number text,
                                      country text, zone text, currency text) returns boolean
    language plpgsql as $$
begin
    insert into practice.practices values (new_id, name) on conflict do nothing;
    return found;
end $$;
create function practice.approve_payments(practice uuid) returns boolean
    language plpgsql as $$
begin
    update practice.practices p set payments = true where p.id = practice;
    return found;
end $$;
create function practice.put_phone(practice uuid, phone text) returns boolean
    language sql as $$ select exists (select from practice.practices p where p.id = practice) $$;
create function practice.put_host(host jsonb) returns void
    language sql as $$ insert into practice.hosts values (host ->> 'id') on conflict do nothing $$;
create function practice.remove_host(host text) returns boolean
    language plpgsql as $$
begin
    delete from practice.hosts where id = host;
    return found;
end $$;
create view practice.practice_list as select id, name, payments from practice.practices;
create view practice.host_list as select id from practice.hosts;
