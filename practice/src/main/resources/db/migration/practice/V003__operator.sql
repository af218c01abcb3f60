-- What the operator's commands call, as the owner: practices and hosts are never made by a request.

create function practice.add_practice(new_id uuid, organisation text, name text, registration_number text,
                                      country text, zone text, currency text) returns boolean
    language plpgsql as $$
begin
    if not exists (select from pg_timezone_names z where z.name = zone) then
        raise exception 'zone: % is no time zone; use a name such as Australia/Melbourne', zone
            using errcode = 'invalid_parameter_value';
    end if;
    insert into practice.practices (id, organisation, name, registration_number, country, zone, currency)
    values (new_id, organisation, name, registration_number, country, zone, currency)
    on conflict (id) do nothing;
    return found;
end $$;

create function practice.approve_payments(practice uuid) returns boolean
    language plpgsql as $$
begin
    update practice.practices set payments = 'approved' where id = practice;
    return found;
end $$;

-- Replaces the registration of that id and the practices that it may launch for.
create function practice.put_host(host jsonb) returns void
    language plpgsql as $$
begin
    insert into practice.hosts (id, name, issuer, jwks_uri, jwks, client_id, message_origins, frame_ancestors,
                                event_key, adapter)
    values (host ->> 'id', host ->> 'name', host ->> 'issuer', host ->> 'jwksUri', host -> 'jwks',
            host ->> 'clientId',
            array(select jsonb_array_elements_text(host -> 'messageOrigins')),
            array(select jsonb_array_elements_text(host -> 'frameAncestors')),
            host ->> 'eventKey', coalesce(host ->> 'adapter', 'callside'))
    on conflict (id) do update
        set name = excluded.name, issuer = excluded.issuer, jwks_uri = excluded.jwks_uri, jwks = excluded.jwks,
            client_id = excluded.client_id, message_origins = excluded.message_origins,
            frame_ancestors = excluded.frame_ancestors, event_key = excluded.event_key, adapter = excluded.adapter;
    delete from practice.host_practices where host_id = host ->> 'id';
    insert into practice.host_practices
    select host ->> 'id', p::uuid from jsonb_array_elements_text(host -> 'practices') p;
end $$;

create function practice.remove_host(host text) returns boolean
    language plpgsql as $$
begin
    delete from practice.hosts where id = host;
    return found;
end $$;

create view practice.practice_list as
select id, organisation, name, registration_number, country, zone, currency, payments, created_at
from practice.practices order by created_at, id;

create view practice.host_list as
select h.id, h.name, h.issuer, h.client_id, h.adapter, h.created_at,
       array(select p.practice_id from practice.host_practices p where p.host_id = h.id order by 1) as practices
from practice.hosts h order by h.created_at, h.id;

revoke all on function practice.add_practice, practice.approve_payments, practice.put_host, practice.remove_host
    from public;
