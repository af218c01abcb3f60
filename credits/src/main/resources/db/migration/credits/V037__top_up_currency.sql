-- In which currency the amount and the caps were set: an operator may come to sell credits in another one, in which the same numbers are
-- other money. Empty of those that were set before this was kept; they hold as they did.
alter table credits.top_ups add column currency text not null default '' check (currency ~ '^([A-Z]{3})?$');
grant update (currency) on credits.top_ups to callside_app;
