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
