-- Mail that is to be sent, once. A row is written in the same transaction as what it tells about.

create table practice.outbox
(
    practice_id uuid        not null references practice.practices,
    id          uuid        not null,
    -- What this mail is about, such as receipt:<payment>. The same key is the same mail, however often it is asked for.
    mail_key    text        not null check (length(mail_key) between 1 and 200),
    recipient   text        not null,
    sender_name text        not null,
    subject     text        not null,
    text_body   text        not null,
    html_body   text        not null,
    locale      text        not null,
    -- queued → sending → sent | refused | in_doubt; sending → queued when it is certain that nothing was handed over.
    state       text        not null default 'queued'
        check (state in ('queued', 'sending', 'sent', 'refused', 'in_doubt')),
    attempts    int         not null default 0,
    -- Grows with each claim: a worker that lost its claim can no longer write a result.
    epoch       int         not null default 0,
    due_at      timestamptz not null,
    lease_until timestamptz,
    handed_over_at timestamptz,
    answer      text,
    created_at  timestamptz not null,
    changed_at  timestamptz not null,
    primary key (practice_id, id),
    unique (practice_id, mail_key),
    check ((state = 'sending') = (lease_until is not null))
);
call practice.protect('practice.outbox');
grant select, insert on practice.outbox to callside_app, callside_worker;
grant update (state, attempts, epoch, due_at, lease_until, handed_over_at, answer, changed_at)
    on practice.outbox to callside_worker;
-- Only what is still to be done is in the index, so the claim stays as fast with millions of sent rows.
create index outbox_due on practice.outbox (due_at) where state = 'queued';
create index outbox_sending on practice.outbox (lease_until) where state = 'sending';
