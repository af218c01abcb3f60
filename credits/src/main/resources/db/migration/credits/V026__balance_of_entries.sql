-- A wallet's balance moves by its entries, and by nothing else: credits that no transfer brought are refused when they are written, and
-- not only found by reconciling, which proves what was there before. Once for all rows of a statement, of which a batch writes hundreds.
create function credits.check_balances() returns trigger
    language plpgsql security definer set search_path = pg_catalog, credits
    set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
declare
    wrong uuid;
begin
    select n.id into wrong
    from now n
        join was o on o.practice_id = n.practice_id and o.id = n.id
        cross join lateral (
            select count(*) as entries, sum(e.posted_change) as posted, sum(e.pending_change) as pending,
                   sum(e.incoming_change) as incoming,
                   bool_or(e.seq = n.seq and (e.posted, e.pending, e.incoming) = (n.posted, n.pending, n.incoming)) as last
            from credits.entries e
            where e.practice_id = n.practice_id and e.account_id = n.id and e.seq > o.seq and e.seq <= n.seq) since
    where (n.posted, n.pending, n.incoming, n.seq) is distinct from (o.posted, o.pending, o.incoming, o.seq)
      and (since.last, since.entries, since.posted, since.pending, since.incoming) is distinct from
          (true, n.seq - o.seq, n.posted - o.posted, n.pending - o.pending, n.incoming - o.incoming)
    limit 1;
    if found then
        raise exception 'wallet % has no entries that make this balance', wrong using errcode = 'foreign_key_violation';
    end if;
    return null;
end $$;
create trigger check_balances after update on credits.accounts
    referencing old table as was new table as now for each statement execute function credits.check_balances();

create function credits.refuse_full_account() returns trigger
    language plpgsql as $$
begin
    raise exception 'account % is opened with nothing in it', new.id using errcode = 'restrict_violation';
end $$;
create trigger opened_empty before insert on credits.accounts
    for each row when (new.seq > 0) execute function credits.refuse_full_account();
revoke all on function credits.check_balances, credits.refuse_full_account from public;
