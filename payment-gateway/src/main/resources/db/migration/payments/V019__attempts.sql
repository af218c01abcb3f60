-- Who tried to pay, each time. Of two who try one after the other the first may pay after all: the receipt is then theirs.

create table payments.attempts
(
    practice_id uuid        not null,
    request_id  uuid        not null,
    -- Made by the payer's page; Stripe has it with the card.
    id          uuid        not null,
    -- Null: whoever held the request's link.
    payer_id    uuid,
    email       text        not null check (length(email) <= 254),
    locale      text        not null,
    at          timestamptz not null,
    primary key (practice_id, request_id, id),
    foreign key (practice_id, request_id) references payments.requests,
    foreign key (practice_id, payer_id) references practice.participants
);
call practice.protect('payments.attempts');
grant select, insert on payments.attempts to callside_app, callside_worker;
grant update (payer_id, email, locale, at) on payments.attempts to callside_app, callside_worker;
