-- A card may be saved long after its page was opened, and neither the page nor the webhook come back: its payer is looked at twice.
alter table payments.payers add column check_again_at timestamptz;
grant update (check_again_at) on payments.payers to callside_app, callside_worker;
