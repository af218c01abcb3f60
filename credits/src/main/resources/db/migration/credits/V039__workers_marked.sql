-- Workers were known by their names, and whoever had one of those too, such as a key that is called "reminders", was in no history. Now a
-- blank before the name marks them, which no name that somebody has chosen keeps.

-- Since when workers are marked: what was written before is not rewritten. For a day more their names alone mean workers too, because nodes
-- are upgraded one after the other, and the old ones go on writing them.
do $$
begin
    execute format('create or replace function credits.marked_since() returns timestamptz language sql stable as %L',
        format('select timestamptz %L', case when exists (select from credits.transfers) then now()::text else '-infinity' end));
end $$;

-- Who has done that, by name; empty for what happened by itself.
create or replace function credits.person(actor text, written_at timestamptz) returns text
    language sql stable as $$
    select case when starts_with(actor, ' ')
                  or actor in ('worker', 'callside', 'reminders', 'top-up')
                      and written_at < credits.marked_since() + interval '1 day'
                then '' else actor end
$$;
revoke all on function credits.marked_since, credits.person from public;
grant execute on function credits.marked_since, credits.person to callside_app, callside_worker;

create or replace view credits.entries with (security_invoker = true) as
select practice_id, debit_account as account_id, debit_seq as seq, id as transfer_id, kind, code,
       credits.person(actor, created_at) as actor, reference,
       unit, credit_account as other_account, pending_id, event_at, created_at,
       case when kind in ('posted', 'post') then -amount else 0 end as posted_change,
       hold as pending_change, 0::bigint as incoming_change,
       debit_posted as posted, debit_pending as pending, debit_incoming as incoming
from credits.transfers
union all
select practice_id, credit_account, credit_seq, id, kind, code, credits.person(actor, created_at), reference,
       unit, debit_account, pending_id, event_at, created_at,
       case when kind in ('posted', 'post') then amount else 0 end,
       0::bigint, hold,
       credit_posted, credit_pending, credit_incoming
from credits.transfers;
