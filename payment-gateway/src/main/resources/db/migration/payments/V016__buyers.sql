-- A buyer's name goes into the ledger with what was bought, so that it is as the ledger takes it: not empty, not longer than
-- 200 characters. Whose name was neither is known by the host's subject.

update payments.purchases p
set buyer = coalesce(nullif(left(p.buyer, 200), ''), (
    select left(a.actor, 200) from practice.audit a
    where a.practice_id = p.practice_id and a.action = 'purchase.begin' and a.object = p.id::text and a.actor <> ''
    order by a.id limit 1), 'unknown')
where length(p.buyer) not between 1 and 200;

alter table payments.purchases
    add constraint buyer_named check (length(buyer) between 1 and 200),
    -- Since when Stripe has said that it is paid while we could not write so: somebody has paid and has nothing.
    add column ungranted_since timestamptz,
    add constraint granted_with_paid check (ungranted_since is null or state <> 'paid');
grant update (ungranted_since) on payments.purchases to callside_app, callside_worker;
