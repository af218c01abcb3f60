-- What the customer at Stripe was before, where the operator has deleted it there: the key under which the next one is made.
alter table payments.payers add column customer_before text;
grant update (customer_before) on payments.payers to callside_app, callside_worker;

-- What became of a purchase's money after it was paid. How much of it the operator has given back, as Stripe says it now; and since
-- when we know that its payment is disputed, which it stays however that ends.
alter table payments.purchases
    add column refunded    bigint not null default 0 check (refunded >= 0),
    add column disputed_at timestamptz;
grant update (refunded, disputed_at) on payments.purchases to callside_app, callside_worker;
