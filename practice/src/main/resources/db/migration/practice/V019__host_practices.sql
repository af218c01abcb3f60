-- A registration that says nothing of practices leaves those that the host has; an empty list takes all away.

create or replace function practice.put_host(host jsonb) returns void
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
    if host ? 'practices' then
        delete from practice.host_practices h
        where h.host_id = host ->> 'id'
          and not exists (select from jsonb_array_elements_text(host -> 'practices') p where p::uuid = h.practice_id);
        insert into practice.host_practices
        select host ->> 'id', p::uuid from jsonb_array_elements_text(host -> 'practices') p
        on conflict do nothing;
    end if;
end $$;
