-- An amount that can't be bought, or buys too little, is a reason of its own: it was taken for a limit that was reached.

alter table credits.top_ups drop constraint top_ups_suspended_check;
alter table credits.top_ups add constraint top_ups_suspended_check
    check (suspended in ('declined', 'authentication', 'cap', 'card', 'amount'));
