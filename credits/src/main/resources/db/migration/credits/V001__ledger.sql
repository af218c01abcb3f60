-- The ledger: accounts, and transfers between two accounts of one unit. A transfer is never changed; what follows from
-- it is another transfer. A balance is credits minus debits, so all balances of a unit sum to zero, always.

create schema if not exists credits;
grant usage on schema credits to callside_app, callside_worker;

-- A wallet never owes: it caches its balance here and is locked by each transfer that it takes part in. A counter is
-- whatever stands opposite (sold, spent, granted …): it has any sign and is summed from its entries, so it is never
-- locked nor written, however many transfers meet in it.
create table credits.accounts
(
    practice_id uuid        not null references practice.practices,
    id          uuid        not null,
    unit        text        not null check (unit ~ '^[A-Za-z0-9][A-Za-z0-9:._-]{0,79}$'),
    kind        text        not null check (kind in ('wallet', 'counter')),
    code        text        not null check (code ~ '^[a-z][a-z0-9-]{0,39}$'),
    posted      bigint,
    -- Reserved by pending transfers out of it; available is posted minus pending.
    pending     bigint,
    -- Of pending transfers into it; counts for nothing until they are posted.
    incoming    bigint,
    -- How many entries it has.
    seq         bigint,
    opened_at   timestamptz not null,
    -- Of its last entry. The next one is never earlier, whatever a clock says.
    changed_at  timestamptz not null,
    closed_at   timestamptz,
    primary key (practice_id, id),
    check (num_nulls(posted, pending, incoming, seq) = case kind when 'wallet' then 0 else 4 end),
    constraint never_owes check (pending between 0 and posted),
    check (incoming >= 0),
    check (posted + incoming <= 1000000000000000000),
    check (seq >= 0),
    constraint closed_empty check (closed_at is null or kind = 'wallet' and posted = 0 and incoming = 0)
) with (fillfactor = 50);
call practice.protect('credits.accounts');
grant select, insert, update (posted, pending, incoming, seq, changed_at, closed_at)
    on credits.accounts to callside_app, callside_worker;

create function credits.refuse_other_account() returns trigger
    language plpgsql as $$
begin
    raise exception 'account % stays what it is', old.id using errcode = 'restrict_violation';
end $$;
create trigger stays before delete or update of practice_id, id, unit, kind, code, opened_at on credits.accounts
    for each row execute function credits.refuse_other_account();
create trigger stays_closed before update of closed_at on credits.accounts
    for each row when (old.closed_at is not null) execute function credits.refuse_other_account();
create trigger stays_truncate before truncate on credits.accounts
    for each statement execute function practice.refuse_change();

-- Both sides in one row: it cannot but sum to zero.
create table credits.transfers
(
    practice_id     uuid        not null,
    -- Made by the caller: the same id is the same transfer, however often it is asked for.
    id              uuid        not null,
    kind            text        not null check (kind in ('posted', 'pending', 'post', 'void', 'expire')),
    debit_account   uuid        not null,
    credit_account  uuid        not null,
    unit            text        not null,
    amount          bigint      not null check (amount between 1 and 1000000000000000),
    -- What it adds to what is pending: a pending transfer its amount, a resolution minus all of the pending one's.
    hold            bigint      not null,
    -- The pending transfer that it resolves.
    pending_id      uuid,
    code            text        not null check (code ~ '^[a-z][a-z0-9-]{0,39}$'),
    actor           text        not null check (length(actor) between 1 and 200),
    reference       text        not null check (length(reference) <= 200),
    -- When it happened, by its caller, and when the ledger wrote it.
    event_at        timestamptz not null,
    created_at      timestamptz not null,
    expires_at      timestamptz,
    -- Which entry of its account each side is (a wallet's count up without gaps), and a wallet's balance after it.
    debit_seq       bigint      not null check (debit_seq > 0),
    debit_posted    bigint,
    debit_pending   bigint,
    debit_incoming  bigint,
    credit_seq      bigint      not null check (credit_seq > 0),
    credit_posted   bigint,
    credit_pending  bigint,
    credit_incoming bigint,
    primary key (practice_id, id),
    -- The practice last: a session that plans while the table is all but empty must find only one index that begins
    -- with it, or it may take the wrong one and read all of a practice's transfers to find a few.
    constraint entry_of_debit unique (debit_account, debit_seq, practice_id),
    constraint entry_of_credit unique (credit_account, credit_seq, practice_id),
    check (debit_account <> credit_account),
    check ((kind in ('post', 'void', 'expire')) = (pending_id is not null)),
    check (case kind when 'posted' then hold = 0
                     when 'pending' then hold = amount
                     when 'post' then hold <= -amount
                     else hold = -amount end),
    check (expires_at is null or kind = 'pending' and expires_at > created_at),
    check (num_nulls(debit_posted, debit_pending, debit_incoming) in (0, 3)),
    check (num_nulls(credit_posted, credit_pending, credit_incoming) in (0, 3)),
    check (debit_pending between 0 and debit_posted and debit_incoming >= 0),
    check (credit_pending between 0 and credit_posted and credit_incoming >= 0)
);
call practice.protect('credits.transfers');
call practice.append_only('credits.transfers');
grant select, insert on credits.transfers to callside_app, callside_worker;
create unique index resolved_once on credits.transfers (pending_id, practice_id) where pending_id is not null;

create sequence credits.counter_entries;
grant usage on sequence credits.counter_entries to callside_app, callside_worker;

-- The pending transfers that are still open: kept by the trigger below and nobody else.
create table credits.holds
(
    practice_id    uuid   not null,
    transfer_id    uuid   not null,
    debit_account  uuid   not null,
    credit_account uuid   not null,
    amount         bigint not null check (amount > 0),
    expires_at     timestamptz,
    primary key (practice_id, transfer_id)
);
call practice.protect('credits.holds');
grant select on credits.holds to callside_app, callside_worker;
create index holds_due on credits.holds (expires_at) where expires_at is not null;
create index on credits.holds (debit_account, practice_id);

-- What foreign keys would say, once for all rows of a statement. A foreign key would also lock the row it points to,
-- and so make each counter a hot row; accounts and transfers are never deleted, so that looking suffices.
create function credits.check_transfers() returns trigger
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
              is not distinct from (w.debit_account, w.credit_account, -w.hold);
        get diagnostics resolved = row_count;
        if resolved <> (select count(*) from written where pending_id is not null) then
            raise exception 'a transfer resolves what is not pending' using errcode = 'foreign_key_violation';
        end if;
    end if;
    return null;
end $$;
create trigger check_transfers after insert on credits.transfers
    referencing new table as written for each statement execute function credits.check_transfers();

-- Each transfer as its two entries.
create view credits.entries with (security_invoker = true) as
select practice_id, debit_account as account_id, debit_seq as seq, id as transfer_id, kind, code, actor, reference,
       unit, credit_account as other_account, pending_id, event_at, created_at,
       case when kind in ('posted', 'post') then -amount else 0 end as posted_change,
       hold as pending_change, 0::bigint as incoming_change,
       debit_posted as posted, debit_pending as pending, debit_incoming as incoming
from credits.transfers
union all
select practice_id, credit_account, credit_seq, id, kind, code, actor, reference,
       unit, debit_account, pending_id, event_at, created_at,
       case when kind in ('posted', 'post') then amount else 0 end,
       0::bigint, hold,
       credit_posted, credit_pending, credit_incoming
from credits.transfers;
grant select on credits.entries to callside_app, callside_worker;
