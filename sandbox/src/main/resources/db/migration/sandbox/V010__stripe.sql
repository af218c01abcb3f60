-- Stripe's objects as Stripe shows them (body; json, not jsonb, keeps the order of the members), with what the sandbox
-- locks and searches by beside them.
create table sandbox.stripe_objects (
    id         text primary key,
    kind       text        not null,
    account    text        not null,
    state      text        not null default '',
    parent     text references sandbox.stripe_objects (id),
    created_at timestamptz not null,
    seq        bigint generated always as identity unique,
    body       json        not null,
    hidden     json        not null default '{}'
);

create index stripe_objects_listed on sandbox.stripe_objects (account, kind, seq desc);
create index stripe_objects_children on sandbox.stripe_objects (parent, kind);

-- A PaymentIntent succeeds at most once, whatever races.
create unique index stripe_objects_one_success on sandbox.stripe_objects (parent)
    where kind = 'charge' and state = 'succeeded';

create table sandbox.stripe_idempotency (
    account     text        not null,
    key         text        not null,
    fingerprint text        not null,
    request_id  text        not null,
    status      integer     not null,
    body        text        not null,
    created_at  timestamptz not null,
    primary key (account, key)
);

create table sandbox.stripe_deliveries (
    id          bigint generated always as identity primary key,
    event_id    text        not null references sandbox.stripe_objects (id),
    event_type  text        not null,
    payload     text        not null,
    state       text        not null default 'due' check (state in ('due', 'delivered', 'never')),
    delayed     boolean     not null default false,
    attempts    integer     not null default 0 check (attempts >= 0),
    due_at      timestamptz not null,
    last_answer text        not null default ''
);

create index stripe_deliveries_due on sandbox.stripe_deliveries (due_at) where state = 'due';

create table sandbox.stripe_codes (
    code       text primary key,
    account    text        not null references sandbox.stripe_objects (id),
    scope      text        not null,
    expires_at timestamptz not null,
    used_at    timestamptz
);

create table sandbox.stripe_account_links (
    token       text primary key,
    account     text        not null references sandbox.stripe_objects (id),
    return_url  text        not null,
    refresh_url text        not null,
    expires_at  timestamptz not null,
    used_at     timestamptz
);

-- What goes wrong on purpose. remaining null: until cleared. path: a prefix below /stripe, * stands for anything.
create table sandbox.faults (
    id         bigint generated always as identity primary key,
    target     text        not null check (target in ('api', 'webhook')),
    effect     text        not null,
    method     text        not null default '*',
    path       text        not null default '/',
    event_type text        not null default '*',
    delay_ms   integer     not null default 0 check (delay_ms between 0 and 600000),
    remaining  integer check (remaining > 0),
    created_at timestamptz not null default now(),
    check (case target
               when 'api' then effect in ('drop_before', 'drop_after', 'delay_ms', 'error_500_before',
                                          'error_500_after', 'rate_limit_429', 'conflict_409')
               else effect in ('drop', 'duplicate', 'delay_ms', 'shuffle', 'forge', 'never')
        end)
);

grant select, insert, update, delete on
    sandbox.stripe_objects, sandbox.stripe_idempotency, sandbox.stripe_deliveries, sandbox.stripe_codes,
    sandbox.stripe_account_links, sandbox.faults to callside_sandbox;
