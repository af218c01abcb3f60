-- Files of appointments: how far each is, and what was wrong with its rows.

create table reminders.imports
(
    practice_id uuid        not null references practice.practices,
    -- The caller's: the same id is the same file.
    id          uuid        not null,
    state       text        not null check (state in ('running', 'done', 'failed')),
    bytes_read  bigint      not null default 0,
    rows_read   bigint      not null default 0,
    taken       bigint      not null default 0,
    refused     bigint      not null default 0,
    -- Grows when it is begun anew: whoever was at it before can no longer write how far it is.
    attempt     int         not null default 1,
    started_at  timestamptz not null,
    changed_at  timestamptz not null,
    started_by  text        not null,
    primary key (practice_id, id),
    check (rows_read = taken + refused)
);
call practice.protect('reminders.imports');
grant select, insert on reminders.imports to callside_app, callside_worker;
grant update (state, bytes_read, rows_read, taken, refused, attempt, started_at, changed_at, started_by)
    on reminders.imports to callside_app, callside_worker;
create index imports_last on reminders.imports (practice_id, started_at desc, id);

-- The first thousand of a file. What was in the cell is not kept: it may be about a client.
create table reminders.import_errors
(
    practice_id uuid   not null references practice.practices,
    import_id   uuid   not null,
    number      int    not null check (number between 1 and 1000),
    line        bigint not null,
    -- Empty if it is the whole row.
    column_name text   not null,
    code        text   not null,
    primary key (practice_id, import_id, number),
    foreign key (practice_id, import_id) references reminders.imports
);
call practice.protect('reminders.import_errors');
grant select, insert, delete on reminders.import_errors to callside_app, callside_worker;
