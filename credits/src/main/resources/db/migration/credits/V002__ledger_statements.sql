-- The two statements of a batch. In functions, because each statement of a function sees what was committed while it
-- waited for its locks, and both together are still one round trip. They run with the rights of whoever calls them.
-- Each session plans them once, perhaps while a table is all but empty: they never plan to read a whole one.

-- Locks the wallets in the order of their ids, and shows the accounts and every transfer that the batch has to do with.
--   what 'wallet', 'counter': id, unit, n1 posted, n2 pending, n3 incoming, n4 seq, at1 changed, at2 closed
--   what 'posted', 'pending', 'post', 'void', 'expire': a transfer; n1 amount, n2 hold, at1 created, at2 expires
create function credits.load_batch(practice uuid, account_ids uuid[], transfer_ids uuid[], pending_ids uuid[])
    returns table (what text, id uuid, unit text, debit uuid, credit uuid, pending_id uuid, n1 bigint, n2 bigint,
                   n3 bigint, n4 bigint, code text, reference text, at1 timestamptz, at2 timestamptz)
    language plpgsql set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
declare
    wanted uuid[] := account_ids;
    found_pending uuid[] := '{}';
begin
    if cardinality(pending_ids) > 0 then
        select coalesce(array_agg(t.id), '{}'),
               account_ids || coalesce(array_agg(t.debit_account) || array_agg(t.credit_account), '{}')
        into found_pending, wanted
        from credits.transfers t where t.practice_id = practice and t.id = any (pending_ids);
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

-- The driver takes no array of instants: they come as microseconds since 1970.
create function credits.instant(microseconds bigint) returns timestamptz
    language sql stable
    return timestamptz 'epoch' + microseconds * interval '1 microsecond';

-- Writes what the rules let through. False, and nothing written, if another transaction has meanwhile used one of the
-- ids or resolved one of the pending transfers: look again. All else that is in the way is a defect and raises.
create function credits.write_batch(practice uuid, ids uuid[], kinds text[], debits uuid[], credits uuid[],
    units text[], amounts bigint[], holds bigint[], pending_ids uuid[], codes text[], actors text[],
    refs text[], event_ats bigint[], created_ats bigint[], expires_ats bigint[],
    debit_seqs bigint[], debit_posteds bigint[], debit_pendings bigint[], debit_incomings bigint[],
    credit_seqs bigint[], credit_posteds bigint[], credit_pendings bigint[], credit_incomings bigint[],
    account_ids uuid[], posteds bigint[], pendings bigint[], incomings bigint[], seqs bigint[], new_seqs bigint[],
    changed_ats bigint[])
    returns boolean
    language plpgsql set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
declare
    constraint_met text;
    changed        bigint;
begin
    insert into credits.transfers (practice_id, id, kind, debit_account, credit_account, unit, amount, hold, pending_id,
        code, actor, reference, event_at, created_at, expires_at, debit_seq, debit_posted, debit_pending, debit_incoming,
        credit_seq, credit_posted, credit_pending, credit_incoming)
    select practice, t.id, t.kind, t.debit, t.credit, t.unit, t.amount, t.hold, t.pending_id,
        t.code, t.actor, t.reference, credits.instant(t.event_at), credits.instant(t.created_at),
        credits.instant(t.expires_at),
        coalesce(t.debit_seq, nextval('credits.counter_entries')), t.debit_posted, t.debit_pending, t.debit_incoming,
        coalesce(t.credit_seq, nextval('credits.counter_entries')), t.credit_posted, t.credit_pending, t.credit_incoming
    from unnest(ids, kinds, debits, credits, units, amounts, holds, pending_ids, codes, actors, refs, event_ats,
            created_ats, expires_ats, debit_seqs, debit_posteds, debit_pendings, debit_incomings, credit_seqs,
            credit_posteds, credit_pendings, credit_incomings)
        as t (id, kind, debit, credit, unit, amount, hold, pending_id, code, actor, reference, event_at, created_at,
            expires_at, debit_seq, debit_posted, debit_pending, debit_incoming, credit_seq, credit_posted,
            credit_pending, credit_incoming)
    order by t.id;
    update credits.accounts a
    set posted = x.posted, pending = x.pending, incoming = x.incoming, seq = x.new_seq,
        changed_at = credits.instant(x.changed_at)
    -- "offset 0" keeps the planner from reading all accounts of the practice, which it takes for one or two.
    from (select practice as practice_id, x.*
          from unnest(account_ids, posteds, pendings, incomings, seqs, new_seqs, changed_ats)
              as x (id, posted, pending, incoming, seq, new_seq, changed_at) offset 0) x
    where a.practice_id = x.practice_id and a.id = x.id and a.seq = x.seq;
    get diagnostics changed = row_count;
    if changed <> cardinality(account_ids) then
        raise exception 'an account changed although it was locked' using errcode = 'data_corrupted';
    end if;
    return true;
exception when unique_violation then
    get stacked diagnostics constraint_met = constraint_name;
    if constraint_met in ('transfers_pkey', 'resolved_once') then
        return false;
    end if;
    raise;
end $$;

-- The place of the last entry that a wallet had at an instant, 0 if none. Its entries follow one another in time, so
-- halving finds it.
create function credits.last_seq(practice uuid, account uuid, at timestamptz) returns bigint
    language plpgsql stable set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
declare
    low    bigint := 0;
    high   bigint := (select seq from credits.accounts where practice_id = practice and id = account);
    middle bigint;
begin
    while low < high loop
        middle := (low + high + 1) / 2;
        if (select created_at from credits.entries
            where practice_id = practice and account_id = account and seq = middle) <= at then
            low := middle;
        else
            high := middle - 1;
        end if;
    end loop;
    return low;
end $$;

-- What each of the accounts held at an instant; infinity is now. An account that is not there is not in the result.
create function credits.balances(practice uuid, accounts uuid[], at timestamptz)
    returns table (id uuid, posted bigint, pending bigint, incoming bigint)
    language sql stable
    begin atomic
        select a.id, a.posted, a.pending, a.incoming
        from credits.accounts a
        where a.practice_id = practice and a.id = any (accounts) and a.kind = 'wallet' and at >= a.changed_at
        union all
        select a.id, coalesce(e.posted, 0), coalesce(e.pending, 0), coalesce(e.incoming, 0)
        from credits.accounts a
            left join lateral (select e.posted, e.pending, e.incoming from credits.entries e
                               where e.practice_id = practice and e.account_id = a.id
                                 and e.seq = credits.last_seq(practice, a.id, at)) e on true
        where a.practice_id = practice and a.id = any (accounts) and a.kind = 'wallet' and at < a.changed_at
        union all
        select a.id, b.posted, b.pending, b.incoming
        from credits.accounts a
            cross join lateral (select coalesce(sum(e.posted_change), 0)::bigint as posted,
                                       coalesce(sum(e.pending_change), 0)::bigint as pending,
                                       coalesce(sum(e.incoming_change), 0)::bigint as incoming
                                from credits.entries e
                                where e.practice_id = practice and e.account_id = a.id and e.created_at <= at) b
        where a.practice_id = practice and a.id = any (accounts) and a.kind = 'counter';
    end;

-- An account's entries, newest first, with its balance after each. A wallet's entries carry theirs; a counter's are
-- summed up, which takes as long as it has entries.
create function credits.history(practice uuid, account uuid, since timestamptz, until timestamptz, codes text[],
                                words text, before_seq bigint, most bigint) returns setof credits.entries
    language plpgsql stable set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
declare
    is_wallet boolean := (select kind = 'wallet' from credits.accounts where practice_id = practice and id = account);
    first_seq bigint := case when is_wallet and since > '-infinity'
                             then credits.last_seq(practice, account, since - interval '1 microsecond') else 0 end;
    end_seq   bigint := least(before_seq, case when is_wallet and until < 'infinity'
                             then credits.last_seq(practice, account, until - interval '1 microsecond') + 1
                             else before_seq end);
begin
    if is_wallet then
        return query
            select e.* from credits.entries e
            where e.practice_id = practice and e.account_id = account and e.seq > first_seq and e.seq < end_seq
              and (cardinality(codes) = 0 or e.code = any (codes))
              and (words = '' or strpos(lower(e.reference || ' ' || e.actor), lower(words)) > 0)
            order by e.seq desc limit most;
    else
        return query
            select e.* from (
                select e.practice_id, e.account_id, e.seq, e.transfer_id, e.kind, e.code, e.actor, e.reference, e.unit,
                       e.other_account, e.pending_id, e.event_at, e.created_at, e.posted_change, e.pending_change,
                       e.incoming_change, (sum(e.posted_change) over so_far)::bigint,
                       (sum(e.pending_change) over so_far)::bigint, (sum(e.incoming_change) over so_far)::bigint
                from credits.entries e
                where e.practice_id = practice and e.account_id = account and e.seq < end_seq
                window so_far as (order by e.seq)) e
            where e.created_at >= since and e.created_at < until
              and (cardinality(codes) = 0 or e.code = any (codes))
              and (words = '' or strpos(lower(e.reference || ' ' || e.actor), lower(words)) > 0)
            order by e.seq desc limit most;
    end if;
end $$;

revoke all on all functions in schema credits from public;
grant execute on function credits.instant, credits.load_batch, credits.write_batch, credits.last_seq, credits.balances, credits.history
    to callside_app, callside_worker;
