-- The outside world on one machine. The login role owns nothing here and sees no other schema;
-- the launcher sets its password after the migrations.
create schema if not exists sandbox;

do $$
begin
    create role callside_sandbox login;
exception
    when duplicate_object then null;
end
$$;

grant usage on schema sandbox to callside_sandbox;
alter default privileges in schema sandbox grant select, insert, update, delete on tables to callside_sandbox;
alter default privileges in schema sandbox grant usage, select on sequences to callside_sandbox;
