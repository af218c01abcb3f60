-- Requests that can be paid by a link, outside their call. Payments writes them and reminders ask for the money: neither
-- knows the other, so this is where they meet.

create table practice.pay_links
(
    practice_id     uuid        not null references practice.practices,
    -- The request's id with payments.
    request_id      uuid        not null,
    -- The name by which the call's host knows the patient who is asked, who tried to pay, or who is the only one; empty where nobody knows.
    client          text        not null default '',
    -- The clinician who asks, by the host's name for them.
    practitioner    text        not null,
    -- Where the last mail with the link went; null if there was none.
    email           text check (length(email) <= 254),
    amount          bigint      not null check (amount > 0),
    currency        text        not null check (currency ~ '^[A-Z]{3}$'),
    call_started_at timestamptz not null,
    made_at         timestamptz not null,
    -- Until when it can be paid. Whole seconds: it is part of what is signed in the link.
    open_until      timestamptz not null check (open_until > made_at),
    -- Since when it can't be paid any more: paid, taken back or too late. Null as long as it can.
    closed_at       timestamptz,
    -- When the reminders heard of it. Null if they have not yet, or not yet of another address or of its closing.
    told_at         timestamptz,
    primary key (practice_id, request_id),
    check (open_until = date_trunc('second', open_until))
);
call practice.protect('practice.pay_links');
grant select, insert on practice.pay_links to callside_app, callside_worker;
grant update (email, open_until, closed_at, told_at) on practice.pay_links to callside_app, callside_worker;
-- What is still to be told, and nothing of what was: it stays small.
create index pay_links_untold on practice.pay_links (made_at) where told_at is null;
