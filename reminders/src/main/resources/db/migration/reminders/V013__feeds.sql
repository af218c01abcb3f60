-- Calendars that practices' systems publish: where they are, and how it went when they were read the last time.

create table reminders.feeds
(
    practice_id       uuid        not null references practice.practices,
    -- The caller's: the same id is the same calendar.
    id                uuid        not null,
    name              text        not null check (length(name) between 1 and 100),
    -- Whoever knows it sees the calendar: it is shown to nobody again.
    address           text        not null check (length(address) between 1 and 2000),
    -- Whose it is, as in the appointments; empty if nobody's in particular.
    practitioner      text        not null check (length(practitioner) <= 200),
    practitioner_name text        not null check (length(practitioner_name) <= 200),
    -- What its clients agreed to, in the words of whoever added it; for those who are first heard of by it.
    sms_consent       boolean     not null,
    email_consent     boolean     not null,
    paused            boolean     not null default false,
    next_at           timestamptz not null,
    -- Grows with each claim: whoever lost theirs can write nothing any more.
    epoch             int         not null default 0,
    lease_until       timestamptz,
    tried_at          timestamptz,
    -- When it was right the last time, and when it was read from its first line to its last.
    read_at           timestamptz,
    whole_at          timestamptz,
    failures          int         not null default 0,
    problem           text        not null default '',
    etag              text        not null default '' check (length(etag) <= 500),
    modified          text        not null default '' check (length(modified) <= 500),
    skipped           jsonb       not null default '[]',
    -- How many appointments are not in it any more that were not cancelled, because that may be a mistake.
    gone              int         not null default 0,
    -- A person has said that it is none.
    gone_is_right     boolean     not null default false,
    created_at        timestamptz not null,
    created_by        text        not null,
    primary key (practice_id, id),
    unique (practice_id, address)
);
call practice.protect('reminders.feeds');
grant select, insert, delete on reminders.feeds to callside_app;
grant select on reminders.feeds to callside_worker;
grant update (paused, next_at, epoch, lease_until, tried_at, read_at, whole_at, failures, problem, etag, modified, skipped,
    gone, gone_is_right) on reminders.feeds to callside_app, callside_worker;
create index feeds_due on reminders.feeds (next_at) where not paused;

-- What of a calendar was taken: only what changes since then is taken again.
create table reminders.feed_items
(
    practice_id uuid        not null references practice.practices,
    feed_id     uuid        not null,
    -- By which the calendar's event is known again.
    key         text        not null,
    -- The appointment's, which stays when a whole series is moved and its events have other keys.
    external_id text        not null,
    uid         text        not null,
    start_at    timestamptz not null,
    -- Whether it is cancelled.
    off         boolean     not null,
    -- Changes with anything that it says.
    print       text        not null,
    primary key (practice_id, feed_id, key),
    -- An appointment is one calendar's.
    unique (practice_id, external_id),
    foreign key (practice_id, feed_id) references reminders.feeds on delete cascade
);
call practice.protect('reminders.feed_items');
grant select, insert, delete on reminders.feed_items to callside_app, callside_worker;
grant update (start_at, off, print) on reminders.feed_items to callside_app, callside_worker;
