-- What the database holds alone, whatever the code does.

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
-- An account stays what it is: once is enough. Whose row it is, is looked at first.
create trigger on_wallet after insert on credits.levels
    for each row execute function credits.check_level();
revoke all on function credits.check_level from public;

-- As before, and a pending transfer whose time is over is freed by expiring and by nothing else, and none expires before.
create or replace function credits.check_transfers() returns trigger
    language plpgsql security definer set search_path = pg_catalog, credits
    set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
declare
    wrong    uuid;
    resolved bigint;
begin
    select w.id into wrong
    from written w
        left join credits.accounts d on d.practice_id = w.practice_id and d.id = w.debit_account and d.unit = w.unit
        left join credits.accounts c on c.practice_id = w.practice_id and c.id = w.credit_account and c.unit = w.unit
    where d.id is null or c.id is null or d.closed_at is not null or c.closed_at is not null
       or (d.kind = 'wallet') <> (w.debit_posted is not null)
       or (c.kind = 'wallet') <> (w.credit_posted is not null)
    limit 1;
    if found then
        raise exception 'transfer % has an account that is missing, closed or of another unit', wrong
            using errcode = 'foreign_key_violation';
    end if;
    insert into credits.holds (practice_id, transfer_id, debit_account, credit_account, amount, expires_at)
    select practice_id, id, debit_account, credit_account, amount, expires_at from written where kind = 'pending';
    if exists (select from written where pending_id is not null) then
        delete from credits.holds h using written w
        where h.practice_id = w.practice_id and h.transfer_id = w.pending_id
          and (h.debit_account, h.credit_account, h.amount)
              is not distinct from (w.debit_account, w.credit_account, -w.hold)
          and coalesce(w.created_at >= h.expires_at, false) = (w.kind = 'expire');
        get diagnostics resolved = row_count;
        if resolved <> (select count(*) from written where pending_id is not null) then
            raise exception 'a transfer resolves what is not pending at that time' using errcode = 'foreign_key_violation';
        end if;
    end if;
    return null;
end $$;
