-- An amount that can't be bought, or buys too little, is a reason of its own: it was taken for a limit that was reached.

alter table credits.top_ups drop constraint top_ups_suspended_check;
alter table credits.top_ups add constraint top_ups_suspended_check
    check (suspended in ('declined', 'authentication', 'cap', 'card', 'amount'));

-- A limit that was reached holds top-ups back until its day or month is over, where the practice is.
alter table credits.top_ups add column suspended_until timestamptz;
-- Looked at anew: what is still held back is suspended again, and until when.
update credits.top_ups set suspended_until = greatest(now(), suspended_at + interval '1 second') where suspended = 'cap';
alter table credits.top_ups add constraint cap_lapses
    check ((suspended is not distinct from 'cap') = (suspended_until is not null) and suspended_until > suspended_at);
grant update (suspended_until) on credits.top_ups to callside_app, callside_worker;
create index top_ups_lapsing on credits.top_ups (suspended_until) where suspended_until is not null;

drop function credits.history(uuid, uuid, timestamptz, timestamptz, text[], text, bigint, bigint);
-- An account's entries, newest first, with its balance after each. A wallet's entries carry theirs; a counter's are
-- summed up, which takes as long as it has entries. Words
-- are found in the reference and the actor; what has one of the others at its other end is found too.
create function credits.history(practice uuid, account uuid, since timestamptz, until timestamptz, codes text[],
                                words text, before_seq bigint, most bigint, others uuid[]) returns setof credits.entries
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
              and (words = '' or strpos(lower(e.reference || ' ' || e.actor), lower(words)) > 0
                   or e.other_account = any (others))
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
              and (words = '' or strpos(lower(e.reference || ' ' || e.actor), lower(words)) > 0
                   or e.other_account = any (others))
            order by e.seq desc limit most;
    end if;
end $$;
revoke all on function credits.history from public;
grant execute on function credits.history to callside_app, callside_worker;
