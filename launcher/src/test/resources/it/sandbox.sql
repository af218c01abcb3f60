do $$ begin
    if not exists (select from pg_roles where rolname = 'callside_sandbox') then
        create role callside_sandbox login;
    end if;
end $$;
create function sandbox.registration(origin text, practice uuid) returns jsonb
    language sql as $$ select jsonb_build_object('id', 'sandbox') $$;
