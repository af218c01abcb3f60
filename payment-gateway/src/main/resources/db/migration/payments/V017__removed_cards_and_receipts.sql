-- Where a receipt goes beside those who are named under a level's alerts: nobody needs to be named there to buy by hand.
alter table payments.purchases add column receipt_to text check (length(receipt_to) between 3 and 254);
-- The last one, offered the next time.
alter table payments.payers add column receipt_to text check (length(receipt_to) between 3 and 254);
grant update (receipt_to) on payments.payers to callside_app, callside_worker;

-- A level's cards go with it. Those of levels that were removed before are forgotten now, here and, by the look that is due,
-- at Stripe.

update payments.cards c
set usual = false, removed_at = now()
from credits.levels l
where l.practice_id = c.practice_id and l.id = c.payer_id and l.state = 'removed' and c.removed_at is null;

update payments.payers p
set check_at = now(), wanted = wanted + 1
where exists (
    select from payments.cards c
    where c.practice_id = p.practice_id and c.payer_id = p.id and c.removed_at is not null and c.detached_at is null);
