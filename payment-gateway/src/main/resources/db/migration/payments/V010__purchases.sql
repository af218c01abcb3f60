-- What practices buy of the operator: who pays with which cards, what was bought, and that it was paid for once.

-- Somebody who pays, such as a level of message credits. Whoever opens or ends one of its purchases locks this row first, so
-- that two never decide on the same balance.
create table payments.payers
(
    practice_id  uuid        not null references practice.practices,
    id           uuid        not null,
    -- Stripe's customer on the operator's own account; null until Stripe has told it.
    customer_id  text unique,
    -- When the cards at Stripe are looked at again; null when there is nothing to find out.
    check_at     timestamptz,
    -- How often a look was wanted: one that began earlier does not answer a later wish.
    wanted       int         not null default 0,
    created_at   timestamptz not null,
    primary key (practice_id, id)
);
call practice.protect('payments.payers');
grant select, insert on payments.payers to callside_app, callside_worker;
grant update (customer_id, check_at, wanted) on payments.payers to callside_app, callside_worker;
create index payers_due on payments.payers (check_at) where check_at is not null;

-- Cards as people know them. Numbers are with Stripe only.
create table payments.cards
(
    practice_id uuid        not null,
    id          uuid        not null,
    payer_id    uuid        not null,
    method_id   text        not null unique,
    brand       text        not null,
    last4       text        not null check (last4 ~ '^[0-9]{4}$'),
    exp_month   int         not null check (exp_month between 1 and 12),
    exp_year    int         not null check (exp_year between 2000 and 2200),
    usual       boolean     not null,
    created_at  timestamptz not null,
    removed_at  timestamptz,
    -- Stripe has forgotten it too.
    detached_at timestamptz,
    primary key (practice_id, id),
    foreign key (practice_id, payer_id) references payments.payers,
    check (removed_at is null or not usual),
    check (detached_at is null or removed_at is not null)
);
call practice.protect('payments.cards');
grant select, insert on payments.cards to callside_app, callside_worker;
grant update (brand, last4, exp_month, exp_year, usual, removed_at, detached_at) on payments.cards
    to callside_app, callside_worker;
create unique index cards_one_usual on payments.cards (practice_id, payer_id) where usual;
create index on payments.cards (practice_id, payer_id, created_at);

create sequence payments.purchase_receipts;
grant usage on sequence payments.purchase_receipts to callside_app, callside_worker;

create table payments.purchases
(
    practice_id    uuid        not null references practice.practices,
    -- Made by whoever buys, before buying; the idempotency key at Stripe and the id of the ledger's transfer.
    id             uuid        not null,
    payer_id       uuid        not null,
    origin         text        not null check (origin in ('person', 'top_up')),
    goods          text        not null check (goods in ('message_credits')),
    -- What gets them, such as a level.
    target_id      uuid        not null,
    units          bigint      not null check (units > 0),
    -- What it cost at that moment, whatever the tiers say later.
    price          numeric     not null check (price > 0),
    typed          bigint      not null check (typed > 0),
    amount         bigint      not null check (amount > 0),
    currency       text        not null check (currency ~ '^[A-Z]{3}$'),
    -- A saved card; null for one that is entered on the page.
    card_id        uuid,
    save_card      boolean     not null,
    buyer          text        not null,
    locale         text        not null,
    state          text        not null default 'open'
        check (state in ('open', 'needs_card', 'needs_action', 'declined', 'paid', 'closing', 'cancelled')),
    -- Grows with each change; a result that was fetched before a change is not written over it.
    version        int         not null default 0,
    intent_id      text unique,
    -- What a purchase that is closing becomes when Stripe has said that it can't be paid any more.
    closing_as     text check (closing_as in ('declined', 'cancelled')),
    -- How often Stripe was asked to charge a saved card, and when last; written before asking.
    confirms       int         not null default 0,
    confirmed_at   timestamptz,
    failure        text,
    failed_method  text,
    card_brand     text,
    card_last4     text check (card_last4 ~ '^[0-9]{4}$'),
    receipt_number text unique,
    unknown_since  timestamptz,
    check_at       timestamptz,
    checks         int         not null default 0,
    created_at     timestamptz not null,
    changed_at     timestamptz not null,
    paid_at        timestamptz,
    primary key (practice_id, id),
    foreign key (practice_id, payer_id) references payments.payers,
    foreign key (practice_id, card_id) references payments.cards,
    check (amount <= typed),
    check (origin <> 'top_up' or card_id is not null and not save_card),
    check (card_id is null or not save_card),
    check ((state = 'closing') <= (closing_as is not null)),
    check ((state = 'paid') = (paid_at is not null)),
    check (state <> 'paid' or (intent_id is not null and receipt_number is not null)),
    check (state not in ('needs_card', 'needs_action') or intent_id is not null),
    check (state in ('paid', 'cancelled') or state = 'declined' and origin = 'top_up' or check_at is not null)
);
call practice.protect('payments.purchases');
grant select, insert on payments.purchases to callside_app, callside_worker;
grant update (state, version, intent_id, closing_as, confirms, confirmed_at, failure, failed_method, card_brand,
    card_last4, receipt_number, unknown_since, check_at, checks, changed_at, paid_at)
    on payments.purchases to callside_app, callside_worker;
-- At most one automatic top-up at a time for each level, whatever races.
create unique index purchases_one_top_up on payments.purchases (practice_id, target_id)
    where origin = 'top_up' and state not in ('paid', 'declined', 'cancelled');
create index purchases_due on payments.purchases (check_at) where check_at is not null;
create index on payments.purchases (practice_id, payer_id, created_at);

-- Each change of state, for ever. Written by the database, so that no code can forget it.
create table payments.purchase_history
(
    practice_id uuid        not null,
    id          bigint generated always as identity,
    purchase_id uuid        not null,
    at          timestamptz not null,
    state       text        not null,
    failure     text,
    primary key (practice_id, id),
    foreign key (practice_id, purchase_id) references payments.purchases
);
call practice.protect('payments.purchase_history');
call practice.append_only('payments.purchase_history');
create index on payments.purchase_history (practice_id, purchase_id);
grant select, insert on payments.purchase_history to callside_app, callside_worker;

create function payments.note_purchase_change() returns trigger
    language plpgsql as $$
begin
    if tg_op = 'INSERT' or new.state <> old.state or new.confirms <> old.confirms then
        insert into payments.purchase_history (practice_id, purchase_id, at, state, failure)
        values (new.practice_id, new.id, new.changed_at, new.state, new.failure);
    end if;
    perform pg_notify('callside_credits', new.practice_id::text);
    return null;
end $$;
create trigger note_insert after insert on payments.purchases
    for each row execute function payments.note_purchase_change();
-- A worker's claim changes no version and wakes nobody.
create trigger note_update after update on payments.purchases
    for each row when (new.version <> old.version) execute function payments.note_purchase_change();

create function payments.note_card_change() returns trigger
    language plpgsql as $$
begin
    perform pg_notify('callside_credits', new.practice_id::text);
    return null;
end $$;
create trigger note_change after insert or update on payments.cards
    for each row execute function payments.note_card_change();

-- A paid purchase stays paid, one that is over stays over, and each has one PaymentIntent.
create function payments.guard_purchase() returns trigger
    language plpgsql as $$
begin
    if new.state <> old.state
        and (old.state in ('paid', 'cancelled') or old.state = 'declined' and old.origin = 'top_up') then
        raise exception 'purchase % is %, it cannot become %', old.id, old.state, new.state
            using errcode = 'restrict_violation';
    end if;
    if old.intent_id is not null and new.intent_id is distinct from old.intent_id then
        raise exception 'purchase % has one PaymentIntent, not two', old.id using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger guard before update on payments.purchases
    for each row execute function payments.guard_purchase();

revoke all on function payments.note_purchase_change, payments.note_card_change, payments.guard_purchase from public;
