-- Who of the call's patients tries to pay: where anybody may, the others must not see that one's card and address.

alter table payments.requests
    add column payer_id uuid,
    add foreign key (practice_id, payer_id) references practice.participants;
grant update (payer_id) on payments.requests to callside_app, callside_worker;
