-- A request that was not paid in its call can be sent on as a link: the same request, open for longer.

alter table payments.requests
    -- Until when its link can be paid. Null: there is no link, and it ends with its call.
    add column link_until timestamptz;
grant update (link_until) on payments.requests to callside_app, callside_worker;

-- What may have to be ended, and nothing of what has: by its link, or, where that is null, with its call.
create index requests_by_link on payments.requests (link_until)
    where state in ('requested', 'opened', 'paying', 'declined');

-- Each mail with a link. Its number is part of the mail's key, and there are not many for one request.
create table payments.pay_link_mails
(
    practice_id uuid        not null,
    request_id  uuid        not null,
    number      int         not null check (number between 1 and 5),
    email       text        not null check (length(email) <= 254),
    sent_at     timestamptz not null,
    primary key (practice_id, request_id, number),
    foreign key (practice_id, request_id) references payments.requests
);
call practice.protect('payments.pay_link_mails');
grant select, insert on payments.pay_link_mails to callside_app, callside_worker;

-- Once it can't be paid any more, its link is closed in the same transaction, whoever closed it. A request that is being
-- closed never opens again, even if Stripe says that it was paid just before: so its link closes then, once.
create function payments.close_pay_link() returns trigger
    language plpgsql as $$
begin
    update practice.pay_links l set closed_at = new.changed_at, told_at = null
    where l.practice_id = new.practice_id and l.request_id = new.id and l.closed_at is null;
    return null;
end $$;
create trigger close_pay_link after update of state on payments.requests
    for each row when (new.link_until is not null
        and new.state in ('paid', 'closing', 'cancelled', 'expired', 'refunded') and new.state <> old.state)
    execute function payments.close_pay_link();

-- Word of a link's mail wakes the panels, as word of a receipt does.
create or replace function payments.note_receipt_change() returns trigger
    language plpgsql as $$
begin
    perform pg_notify('callside_call', r.practice_id || ' ' || r.call_id)
    from payments.requests r
    where r.practice_id = new.practice_id
      and r.id = case when new.mail_key ~ '^(receipt|pay-link):[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(:[1-5])?$'
                      then split_part(new.mail_key, ':', 2)::uuid end;
    return null;
end $$;
drop trigger note_receipt_change on practice.outbox;
create trigger note_receipt_change after update of state on practice.outbox
    for each row when (new.state <> old.state
        and (new.mail_key like 'receipt:%' or new.mail_key like 'pay-link:%'))
execute function payments.note_receipt_change();

revoke all on function payments.close_pay_link from public;
