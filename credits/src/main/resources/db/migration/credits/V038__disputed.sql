-- A payment for credits that is disputed with the card's bank stops top-ups.
alter table credits.top_ups drop constraint top_ups_suspended_check;
alter table credits.top_ups add constraint top_ups_suspended_check
    check (suspended in ('declined', 'authentication', 'cap', 'card', 'amount', 'disputed'));
