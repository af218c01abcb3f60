-- A level's account is its wallet, and nothing else that is in the ledger, such as the counter of what was sold.

create function credits.check_level() returns trigger
    language plpgsql set search_path = pg_catalog, credits as $$
begin
    if not exists (select from credits.accounts a
                   where a.practice_id = new.practice_id and a.id = new.id and a.kind = 'wallet'
                     and a.unit = 'message-credit' and a.code = 'level') then
        raise exception 'level % has no wallet of its own', new.id using errcode = 'foreign_key_violation';
    end if;
    return new;
end $$;
-- An account stays what it is: once is enough.
create trigger on_wallet before insert on credits.levels
    for each row execute function credits.check_level();
revoke all on function credits.check_level from public;
