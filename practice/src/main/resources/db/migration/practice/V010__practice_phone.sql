-- The number by which clients reach the practice, as E.164; messages name it.

alter table practice.practices add column phone text check (phone ~ '^\+[1-9][0-9]{4,14}$');
grant update (phone) on practice.practices to callside_app;

-- What the operator's commands call, as the owner. An empty number takes it away.
create function practice.put_phone(practice uuid, number text) returns boolean
    language plpgsql as $$
declare
    plain text := nullif(regexp_replace(number, '[\s()./-]', '', 'g'), '');
begin
    if plain !~ '^\+[1-9][0-9]{4,14}$' then
        raise exception 'phone: % is no number with a country code, such as +61 3 5550 1234', number
            using errcode = 'invalid_parameter_value';
    end if;
    update practice.practices p set phone = plain where p.id = practice;
    return found;
end $$;
revoke all on function practice.put_phone from public;
