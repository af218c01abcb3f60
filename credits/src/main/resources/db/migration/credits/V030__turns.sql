-- As before, and a batch of many wallets takes its turn, one of a practice at a time, before it locks the first of them. Large batches of one
-- practice nearly always have a wallet in common, so they are done one after the other anyway; without turns each of them also waits at one row
-- after the other, and looks up again what others have changed meanwhile. From a hundred wallets on that costs a tenth of PostgreSQL's time; with
-- forty it costs nothing, and turns would keep those apart that don't meet.
--
-- Nobody waits in a circle: a turn is waited for before the first wallet is locked, and whoever has one waits only for wallets. Whoever has locked
-- wallets and asks again names some of them (Ledger.lock), so not more than the first time, when it took its turn or needed none. That is why
-- wallets are counted and not counters, which a transfer names and lock doesn't. Several practices in one transaction are in the order of their ids.
create or replace function credits.load_batch(practice uuid, account_ids uuid[], transfer_ids uuid[], pending_ids uuid[])
    returns table (what text, id uuid, unit text, debit uuid, credit uuid, pending_id uuid, n1 bigint, n2 bigint,
                   n3 bigint, n4 bigint, code text, reference text, at1 timestamptz, at2 timestamptz)
    language plpgsql set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
declare
    many constant int := 100;
    wanted uuid[] := account_ids;
    found_pending uuid[] := '{}';
begin
    if cardinality(pending_ids) > 0 then
        select coalesce(array_agg(t.id), '{}'),
               account_ids || coalesce(array_agg(t.debit_account) || array_agg(t.credit_account), '{}')
        into found_pending, wanted
        from credits.transfers t where t.practice_id = practice and t.id = any (pending_ids);
    end if;
    if cardinality(wanted) > many and many < (select count(*) from credits.accounts a
            where a.practice_id = practice and a.id = any (wanted) and a.kind = 'wallet') then
        perform pg_advisory_xact_lock(hashtextextended('credits.ledger ' || practice, 0));
    end if;
    return query
        select a.kind, a.id, a.unit, null::uuid, null::uuid, null::uuid, a.posted, a.pending, a.incoming, a.seq,
               null::text, null::text, a.changed_at, a.closed_at
        from credits.accounts a
        where a.practice_id = practice and a.id = any (wanted) and a.kind = 'wallet'
        order by a.id for no key update;
    return query
        select a.kind, a.id, a.unit, null::uuid, null::uuid, null::uuid, null::bigint, null::bigint, null::bigint,
               null::bigint, null::text, null::text, a.changed_at, a.closed_at
        from credits.accounts a
        where a.practice_id = practice and a.id = any (wanted) and a.kind = 'counter';
    return query
        select t.kind, t.id, t.unit, t.debit_account, t.credit_account, t.pending_id, t.amount, t.hold, null::bigint,
               null::bigint, t.code, t.reference, t.created_at, t.expires_at
        from credits.transfers t where t.practice_id = practice and t.id = any (transfer_ids || found_pending);
    if cardinality(found_pending) > 0 then
        return query
            select t.kind, t.id, t.unit, t.debit_account, t.credit_account, t.pending_id, t.amount, t.hold,
                   null::bigint, null::bigint, t.code, t.reference, t.created_at, t.expires_at
            from credits.transfers t where t.practice_id = practice and t.pending_id = any (found_pending);
    end if;
end $$;
