-- The same checks for less: a batch of 500 transfers between 1,000 wallets paid more for two of them than for being written.

-- A joined pair of transition tables is planned once a session, for as many rows as it met first. After a single transfer that was a loop in a
-- loop, a million pairs for a batch. Grouped there is only one way to read them.
create or replace function credits.check_balances() returns trigger
    language plpgsql security definer set search_path = pg_catalog, credits
    set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
declare
    wrong uuid;
begin
    select a.id into wrong
    from (select practice_id, id, sum(posted) as posted, sum(pending) as pending, sum(incoming) as incoming,
                 max(seq) filter (where not later) as first_seq, max(seq) filter (where later) as last_seq,
                 max(posted) filter (where later) as last_posted, max(pending) filter (where later) as last_pending,
                 max(incoming) filter (where later) as last_incoming
          from (select practice_id, id, posted, pending, incoming, seq, true as later from now
                union all
                select practice_id, id, -posted, -pending, -incoming, seq, false from was) each
          group by practice_id, id) a
        cross join lateral (
            select count(*) as entries, sum(e.posted_change) as posted, sum(e.pending_change) as pending,
                   sum(e.incoming_change) as incoming,
                   bool_or(e.seq = a.last_seq
                       and (e.posted, e.pending, e.incoming) = (a.last_posted, a.last_pending, a.last_incoming)) as last
            from credits.entries e
            where e.practice_id = a.practice_id and e.account_id = a.id and e.seq > a.first_seq and e.seq <= a.last_seq) since
    where (a.posted <> 0 or a.pending <> 0 or a.incoming <> 0 or a.first_seq <> a.last_seq)
      and (since.last, since.entries, since.posted, since.pending, since.incoming) is distinct from
          (true, a.last_seq - a.first_seq, a.posted, a.pending, a.incoming)
    limit 1;
    if found then
        raise exception 'wallet % has no entries that make this balance', wrong using errcode = 'foreign_key_violation';
    end if;
    return null;
end $$;

-- A bounded repetition is a large automaton that is made anew for each row that is written, and a wallet's row is written often.
alter table credits.accounts
    drop constraint accounts_unit_check,
    drop constraint accounts_code_check,
    add constraint accounts_unit_check check (length(unit) <= 80 and unit ~ '^[A-Za-z0-9][A-Za-z0-9:._-]*$'),
    add constraint accounts_code_check check (length(code) <= 40 and code ~ '^[a-z][a-z0-9-]*$');
alter table credits.transfers
    drop constraint transfers_code_check,
    add constraint transfers_code_check check (length(code) <= 40 and code ~ '^[a-z][a-z0-9-]*$');
