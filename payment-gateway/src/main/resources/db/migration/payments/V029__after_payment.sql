-- What the customer at Stripe was before, where the operator has deleted it there: the key under which the next one is made.
alter table payments.payers add column customer_before text;
grant update (customer_before) on payments.payers to callside_app, callside_worker;
