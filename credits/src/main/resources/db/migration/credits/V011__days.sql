-- What a wallet's days that are over came to, in the practice's zone, so that a chart need not read each entry again. It
-- follows from the entries, and whatever is missing here is read from them.
create table credits.days
(
    practice_id uuid   not null,
    account_id  uuid   not null,
    zone        text   not null,
    day         date   not null,
    change      bigint not null,
    bought      bigint not null,
    used        bigint not null,
    -- The last entry that is in it, or in a day before it.
    last_seq    bigint not null,
    primary key (practice_id, account_id, zone, day),
    foreign key (practice_id, account_id) references credits.accounts
);
call practice.protect('credits.days');
grant select on credits.days to callside_app, callside_worker;
grant insert, update (change, bought, used, last_seq) on credits.days to callside_worker;

-- What an entry adds to its day.
create function credits.bought(code text, change bigint) returns bigint
    language sql immutable
    return case when code in ('purchase', 'top-up') then change else 0 end;
create function credits.used(code text, change bigint) returns bigint
    language sql immutable
    return case when code = 'spent' then -change else 0 end;

-- Sums up the days before the one that an instant is in. An entry that is written later, for a day that was summed up
-- already, is added to it the next time.
create function credits.sum_up_days(at timestamptz) returns void
    language plpgsql set search_path = pg_catalog, credits as $$
begin
    -- Of two nodes the second waits and then finds nothing left.
    perform pg_advisory_xact_lock(hashtextextended('credits.sum_up_days', 0));
    insert into days as d (practice_id, account_id, zone, day, change, bought, used, last_seq)
    select e.practice_id, e.account_id, w.zone, (e.created_at at time zone w.zone)::date as day, sum(e.posted_change),
           sum(bought(e.code, e.posted_change)), sum(used(e.code, e.posted_change)), max(e.seq)
    from (select a.practice_id, a.id, p.zone, a.seq,
                 date_trunc('day', at at time zone p.zone) at time zone p.zone as today,
                 coalesce((select max(s.last_seq) from days s
                           where s.practice_id = a.practice_id and s.account_id = a.id and s.zone = p.zone), 0) as seen
          from accounts a join practice.practices p on p.id = a.practice_id
          where a.kind = 'wallet') w
        join entries e on e.practice_id = w.practice_id and e.account_id = w.id and e.seq > w.seen
    where w.seq > w.seen and e.seq <= last_seq(w.practice_id, w.id, w.today - interval '1 microsecond')
    group by e.practice_id, e.account_id, w.zone, day
    on conflict (practice_id, account_id, zone, day) do update
    set change = d.change + excluded.change, bought = d.bought + excluded.bought, used = d.used + excluded.used,
        last_seq = excluded.last_seq;
end $$;
revoke all on function credits.sum_up_days from public;
grant execute on function credits.sum_up_days to callside_worker;
