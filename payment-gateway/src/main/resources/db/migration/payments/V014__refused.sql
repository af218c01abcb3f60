-- What Stripe refuses to show, such as an intent on an account that is no longer linked, is asked for ever more seldom: as
-- long again as it has been refused. Null: it was shown, or there was no answer, when we asked last.

alter table payments.requests add column refused_since timestamptz;
grant update (refused_since) on payments.requests to callside_app, callside_worker;

alter table payments.purchases add column refused_since timestamptz;
grant update (refused_since) on payments.purchases to callside_app, callside_worker;
