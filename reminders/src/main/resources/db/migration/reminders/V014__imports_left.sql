-- Files that are sent whole and read afterwards, whether whoever sent them is still there or not.

alter table reminders.imports
    -- As the person's computer calls it; empty from those who send none.
    add column name     text    not null default '' check (length(name) <= 200),
    -- In bytes, of which so many have arrived.
    add column size     bigint  not null default 0 check (size >= 0),
    add column received bigint  not null default 0,
    -- Whether it is read from its parts, by whichever node, and not from the request that brings it.
    add column kept     boolean not null default false,
    -- Why it failed: the header, not UTF-8, the request broke, nobody was at it any more, or something on our side.
    add column reason   text    not null default '' check (reason in ('', 'header', 'encoding', 'broken', 'lost', 'error'));
alter table reminders.imports drop constraint imports_state_check;
-- receiving → waiting → running → done; a file that is read while it arrives begins with running; all but done → failed
alter table reminders.imports add constraint imports_state_check
    check (state in ('receiving', 'waiting', 'running', 'done', 'failed'));
grant update (name, size, received, kept, reason) on reminders.imports to callside_app, callside_worker;
create index imports_open on reminders.imports (changed_at) where state in ('receiving', 'waiting', 'running');

-- What has arrived, until it is read: it is about clients, and nobody needs it after that.
create table reminders.import_parts
(
    practice_id uuid  not null references practice.practices,
    import_id   uuid  not null,
    number      int   not null,
    content     bytea not null check (length(content) between 1 and 1048576),
    primary key (practice_id, import_id, number),
    foreign key (practice_id, import_id) references reminders.imports
);
call practice.protect('reminders.import_parts');
grant select, insert, delete on reminders.import_parts to callside_app, callside_worker;
