-- Proves the ledger against itself. Each finding is a sentence for a manager of the system; there should be none, ever:
-- most of these can't come about while the constraints and triggers of V001 stand.

create function credits.reconcile(only_practice uuid)
    returns table (practice_id uuid, finding text)
    language sql stable
    begin atomic
        with accounts as not materialized (
            select * from credits.accounts a where only_practice is null or a.practice_id = only_practice
        ), transfers as not materialized (
            select t.*, case when t.kind in ('posted', 'post') then t.amount else 0 end as moved
            from credits.transfers t where only_practice is null or t.practice_id = only_practice
        ), entries as (
            select e.*, row_number() over earlier as place,
                   coalesce(lag(e.posted) over earlier, 0) as posted_before,
                   coalesce(lag(e.pending) over earlier, 0) as pending_before,
                   coalesce(lag(e.incoming) over earlier, 0) as incoming_before,
                   lag(e.created_at) over earlier as created_before
            from credits.entries e where only_practice is null or e.practice_id = only_practice
            window earlier as (partition by e.practice_id, e.account_id order by e.seq)
        ), sums as (
            select e.practice_id, e.account_id, count(*) as entries, sum(e.posted_change) as posted,
                   sum(e.pending_change) as pending, sum(e.incoming_change) as incoming
            from entries e group by e.practice_id, e.account_id
        )
        select a.practice_id, format('Wallet %s has %s posted, %s pending and %s incoming, but its entries sum to %s, %s and %s.',
                   a.id, a.posted, a.pending, a.incoming, coalesce(s.posted, 0), coalesce(s.pending, 0), coalesce(s.incoming, 0))
        from accounts a left join sums s on s.practice_id = a.practice_id and s.account_id = a.id
        where a.kind = 'wallet'
          and (a.posted, a.pending, a.incoming)
              is distinct from (coalesce(s.posted, 0), coalesce(s.pending, 0), coalesce(s.incoming, 0))
        union all
        select a.practice_id, format('Wallet %s should have %s entries, but there are %s.', a.id, a.seq, coalesce(s.entries, 0))
        from accounts a left join sums s on s.practice_id = a.practice_id and s.account_id = a.id
        where a.kind = 'wallet' and a.seq is distinct from coalesce(s.entries, 0)
        union all
        select a.practice_id, format('Wallet %s may not be negative or reserve more than it has: posted %s, pending %s, incoming %s.',
                   a.id, a.posted, a.pending, a.incoming)
        from accounts a
        where a.kind = 'wallet' and (a.posted < 0 or a.pending < 0 or a.pending > a.posted or a.incoming < 0)
        union all
        select a.practice_id, format('Account %s is closed, but not an empty wallet: posted %s, pending %s, incoming %s.',
                   a.id, a.posted, a.pending, a.incoming)
        from accounts a
        where a.closed_at is not null and (a.kind <> 'wallet' or a.posted <> 0 or a.pending <> 0 or a.incoming <> 0)
        union all
        select e.practice_id, format('Entry %s of wallet %s (transfer %s) leaves posted %s, pending %s and incoming %s;'
                   ' the entry before it and its own change make %s, %s and %s.', e.seq, e.account_id, e.transfer_id,
                   e.posted, e.pending, e.incoming, e.posted_before + e.posted_change,
                   e.pending_before + e.pending_change, e.incoming_before + e.incoming_change)
        from entries e join accounts a on a.practice_id = e.practice_id and a.id = e.account_id
        where a.kind = 'wallet'
          and (e.posted, e.pending, e.incoming) is distinct from (e.posted_before + e.posted_change,
              e.pending_before + e.pending_change, e.incoming_before + e.incoming_change)
        union all
        select e.practice_id, format('Entry %s of wallet %s (transfer %s) should be its entry %s: one is missing or doubled.',
                   e.seq, e.account_id, e.transfer_id, e.place)
        from entries e join accounts a on a.practice_id = e.practice_id and a.id = e.account_id
        where a.kind = 'wallet' and e.seq <> e.place
        union all
        select e.practice_id, format('Entry %s of wallet %s (transfer %s) is older than the entry before it.',
                   e.seq, e.account_id, e.transfer_id)
        from entries e join accounts a on a.practice_id = e.practice_id and a.id = e.account_id
        where a.kind = 'wallet' and e.created_at < e.created_before
        union all
        select e.practice_id, format('Transfer %s has no account %s of unit %s.', e.transfer_id, e.account_id, e.unit)
        from entries e left join accounts a on a.practice_id = e.practice_id and a.id = e.account_id and a.unit = e.unit
        where a.id is null
        union all
        select t.practice_id, format('Transfer %s (%s) may not move %s and hold %s.', t.id, t.kind, t.amount, t.hold)
        from transfers t
        where t.amount not between 1 and 1000000000000000
           or not case t.kind when 'posted' then t.hold = 0 when 'pending' then t.hold = t.amount
                              when 'post' then t.hold <= -t.amount else t.hold = -t.amount end
        union all
        select t.practice_id, format('Transfer %s does not sum to zero: it has one account, %s, on both sides.', t.id, t.debit_account)
        from transfers t where t.debit_account = t.credit_account
        union all
        select s.practice_id, format('The accounts of unit %s sum to posted %s and pending minus incoming %s instead of 0.',
                   s.unit, sum(s.posted), sum(s.pending - s.incoming))
        from (select a.practice_id, a.unit, coalesce(a.posted, s.posted, 0) as posted,
                     coalesce(a.pending, s.pending, 0) as pending, coalesce(a.incoming, s.incoming, 0) as incoming
              from accounts a left join sums s on s.practice_id = a.practice_id and s.account_id = a.id) s
        group by s.practice_id, s.unit
        having sum(s.posted) <> 0 or sum(s.pending - s.incoming) <> 0
        union all
        select t.practice_id, format('Pending transfer %s is resolved %s times.', t.pending_id, count(*))
        from transfers t where t.pending_id is not null group by t.practice_id, t.pending_id having count(*) > 1
        union all
        select t.practice_id, format('Transfer %s (%s) resolves %s, which is not a pending transfer with its accounts and amount.',
                   t.id, t.kind, t.pending_id)
        from transfers t
            left join transfers p on p.practice_id = t.practice_id and p.id = t.pending_id and p.kind = 'pending'
                and p.debit_account = t.debit_account and p.credit_account = t.credit_account and p.unit = t.unit
                and p.amount = -t.hold and p.amount >= t.amount
        where t.pending_id is not null and p.id is null
        union all
        select t.practice_id, format('Transfer %s (%s) came %s the end of pending transfer %s.',
                   t.id, t.kind, case t.kind when 'expire' then 'before' else 'after' end, p.id)
        from transfers t join transfers p on p.practice_id = t.practice_id and p.id = t.pending_id
        where case t.kind when 'expire' then t.created_at < coalesce(p.expires_at, 'infinity')
                          else t.created_at >= p.expires_at end
        union all
        select coalesce(p.practice_id, h.practice_id),
               format('Pending transfer %s is %s, but the list of open ones says otherwise.', coalesce(p.id, h.transfer_id),
                   case when p.id is null then 'resolved or missing' else 'open' end)
        from (select * from transfers t where t.kind = 'pending'
              and not exists (select from transfers r where r.practice_id = t.practice_id and r.pending_id = t.id)) p
            full join (select * from credits.holds h where only_practice is null or h.practice_id = only_practice) h
                on h.practice_id = p.practice_id and h.transfer_id = p.id and h.amount = p.amount
                and h.debit_account = p.debit_account and h.credit_account = p.credit_account
                and h.expires_at is not distinct from p.expires_at
        where p.id is null or h.transfer_id is null;
    end;

revoke all on function credits.reconcile from public;
