-- Payments in a call: the practice's Stripe account, requests, and what Stripe told us.

create schema if not exists payments;
grant usage on schema payments to callside_app, callside_worker, callside_door;

-- The practice's own account at Stripe. One a practice; an earlier one is in the audit.
create table payments.accounts
(
    practice_id     uuid primary key references practice.practices,
    -- none: the practice refused on Stripe's page, so there is no account to name.
    account_id      text,
    state           text        not null
        check (state in ('pending', 'active', 'restricted', 'refused', 'unlinked')),
    linking         text        not null check (linking in ('oauth', 'accounts_v2')),
    name            text        not null default '',
    country         text        not null default '',
    currency        text        not null default '',
    currencies      text        not null default '',
    charges_enabled boolean     not null default false,
    payouts_enabled boolean     not null default false,
    asks            text        not null default '',
    due_by          timestamptz,
    disabled_reason text        not null default '',
    linked_by       text        not null,
    linked_at       timestamptz not null,
    checked_at      timestamptz not null,
    check (account_id is not null or state = 'refused'),
    check (state <> 'active' or charges_enabled)
);
call practice.protect('payments.accounts');
grant select, insert, update, delete on payments.accounts to callside_app, callside_worker;
create index on payments.accounts (account_id);

-- A manager who went to Stripe and is expected back. Only the hash of the state parameter is kept.
create table payments.link_attempts
(
    state_hash  bytea primary key,
    practice_id uuid        not null references practice.practices,
    manager     text        not null,
    linking     text        not null check (linking in ('oauth', 'accounts_v2')),
    account_id  text,
    expires_at  timestamptz not null,
    used_at     timestamptz
);
create index on payments.link_attempts (expires_at);
call practice.protect('payments.link_attempts');
grant insert on payments.link_attempts to callside_app;
grant select, delete on payments.link_attempts to callside_worker;

-- The return page has no session: the state that it brings says which practice it is, once.
create function payments.use_link_attempt(state bytea, at timestamptz)
    returns table (practice_id uuid, manager text, linking text, account_id text)
    language sql security definer set search_path = pg_catalog, payments
    begin atomic
        update payments.link_attempts a set used_at = at
        where a.state_hash = state and a.used_at is null and a.expires_at > at
        returning a.practice_id, a.manager, a.linking, a.account_id;
    end;

create table payments.requests
(
    practice_id    uuid        not null references practice.practices,
    -- Made by the clinician's page before it submits; also the idempotency key at Stripe.
    id             uuid        not null,
    call_id        uuid        not null,
    -- Who pays; null means whoever of the call's patients does.
    patient_id     uuid,
    clinician_id   uuid        not null,
    amount         bigint      not null check (amount > 0),
    currency       text        not null check (currency ~ '^[A-Z]{3}$'),
    description    text        not null check (length(description) between 1 and 500),
    account_id     text        not null,
    state          text        not null default 'requested'
        check (state in ('requested', 'opened', 'paying', 'declined', 'paid', 'closing', 'cancelled', 'expired',
                         'refunded')),
    -- Grows with each change; a result that was fetched before a change is not written over it.
    version        int         not null default 0,
    intent_id      text,
    -- What a request that is closing becomes when Stripe has said that it can't be paid any more.
    closing_as     text check (closing_as in ('cancelled', 'expired')),
    closed_by      text,
    email          text,
    locale         text,
    attempt_id     uuid,
    attempted_at   timestamptz,
    failure        text,
    -- The payment method of the last failure, so that an old failure is not taken for a new one.
    failed_method  text,
    needs_action   boolean     not null default false,
    card_brand     text,
    card_last4     text check (card_last4 ~ '^[0-9]{4}$'),
    receipt_number text,
    -- Paid although it was closed: the money goes back by itself.
    refund_due     boolean     not null default false,
    refund_id      text,
    -- Since when Stripe has not answered what we need to know.
    unknown_since  timestamptz,
    -- When the worker looks next; null when there is nothing left to find out.
    check_at       timestamptz,
    checks         int         not null default 0,
    event_at       timestamptz not null,
    created_at     timestamptz not null,
    changed_at     timestamptz not null,
    paid_at        timestamptz,
    primary key (practice_id, id),
    foreign key (practice_id, call_id) references practice.calls,
    foreign key (practice_id, patient_id) references practice.participants,
    foreign key (practice_id, clinician_id) references practice.participants,
    unique (practice_id, receipt_number),
    check ((state = 'closing') <= (closing_as is not null)),
    check ((state in ('paid', 'refunded')) = (paid_at is not null)),
    check (state <> 'paid' or (intent_id is not null and receipt_number is not null and closed_by is null)),
    check (state <> 'paying' or (attempt_id is not null and email is not null)),
    check (state not in ('opened', 'paying', 'declined') or intent_id is not null),
    check (state in ('cancelled', 'expired', 'paid', 'refunded') and not refund_due or check_at is not null)
);
call practice.protect('payments.requests');
grant select, insert on payments.requests to callside_app, callside_worker;
grant update (state, version, intent_id, closing_as, closed_by, email, locale, attempt_id, attempted_at, failure,
    failed_method, needs_action, card_brand, card_last4, receipt_number, refund_due, refund_id, unknown_since, check_at, checks,
    changed_at, paid_at) on payments.requests to callside_app, callside_worker;
create unique index on payments.requests (account_id, intent_id);
create index on payments.requests (practice_id, call_id, created_at);
create index requests_due on payments.requests (check_at) where check_at is not null;

-- Each change of state, for ever. Written by the database, so that no code can forget it.
create table payments.request_history
(
    practice_id uuid        not null,
    id          bigint generated always as identity,
    request_id  uuid        not null,
    at          timestamptz not null,
    state       text        not null,
    failure     text,
    primary key (practice_id, id),
    foreign key (practice_id, request_id) references payments.requests
);
call practice.protect('payments.request_history');
call practice.append_only('payments.request_history');
create index on payments.request_history (practice_id, request_id);
grant select, insert on payments.request_history to callside_app, callside_worker;

create function payments.note_request_change() returns trigger
    language plpgsql as $$
begin
    if tg_op = 'INSERT' or new.state <> old.state or new.attempt_id is distinct from old.attempt_id then
        insert into payments.request_history (practice_id, request_id, at, state, failure)
        values (new.practice_id, new.id, new.changed_at, new.state, new.failure);
    end if;
    -- Wakes the panels of the call on all nodes, when the transaction commits.
    perform pg_notify('callside_call', new.practice_id || ' ' || new.call_id);
    return null;
end $$;
create trigger note_insert after insert on payments.requests
    for each row execute function payments.note_request_change();
-- A worker's claim changes no version and wakes nobody.
create trigger note_update after update on payments.requests
    for each row when (new.version <> old.version) execute function payments.note_request_change();

create function payments.note_account_change() returns trigger
    language plpgsql as $$
begin
    perform pg_notify('callside_practice', coalesce(new.practice_id, old.practice_id)::text);
    return null;
end $$;
create trigger note_change after insert or update or delete on payments.accounts
    for each row execute function payments.note_account_change();

-- A paid request stays paid (or becomes refunded), and what was asked for never changes.
create function payments.guard_request() returns trigger
    language plpgsql as $$
begin
    if old.state in ('paid', 'refunded') and new.state not in ('paid', 'refunded')
        or old.state = 'refunded' and new.state <> 'refunded' then
        raise exception 'request % is %, it cannot become %', old.id, old.state, new.state
            using errcode = 'restrict_violation';
    end if;
    if old.intent_id is not null and new.intent_id is distinct from old.intent_id then
        raise exception 'request % has one PaymentIntent, not two', old.id using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger guard before update on payments.requests
    for each row execute function payments.guard_request();

-- Receipt numbers count up without gaps in each practice.
create table payments.receipt_counters
(
    practice_id uuid primary key references practice.practices,
    last        bigint not null check (last > 0)
);
call practice.protect('payments.receipt_counters');
grant select, insert, update on payments.receipt_counters to callside_app, callside_worker;

-- Webhooks as they came. The event's id is the key: the same event again is the same row.
create table payments.stripe_events
(
    id          text primary key,
    type        text        not null,
    account_id  text,
    object_id   text,
    received_at timestamptz not null,
    state       text        not null default 'new' check (state in ('new', 'done')),
    due_at      timestamptz not null,
    attempts    int         not null default 0
);
create index stripe_events_due on payments.stripe_events (due_at) where state = 'new';
create index stripe_events_done on payments.stripe_events (received_at) where state = 'done';
grant select, update, delete on payments.stripe_events to callside_worker;

-- Whether the event is new.
create function payments.store_event(event text, event_type text, account text, object text, at timestamptz)
    returns boolean
    language plpgsql security definer set search_path = pg_catalog, payments as $$
begin
    insert into payments.stripe_events (id, type, account_id, object_id, received_at, due_at)
    values (event, event_type, account, object, at, at)
    on conflict do nothing;
    return found;
end $$;

-- The demo starts with a linked account. Once: a practice that has or had one keeps what it did.
create function payments.demo_account(practice uuid, account text) returns void
    language plpgsql as $$
begin
    insert into payments.accounts (practice_id, account_id, state, linking, name, country, currency, currencies,
                                   charges_enabled, payouts_enabled, linked_by, linked_at, checked_at)
    select p.id, account, 'active', 'oauth', p.name, p.country, p.currency, p.currency, true, true, 'demo', now(),
           to_timestamp(0)
    from practice.practices p where p.id = practice
    on conflict do nothing;
end $$;

revoke all on all functions in schema payments from public;
grant execute on function payments.use_link_attempt, payments.store_event to callside_door;
