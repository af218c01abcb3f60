-- What cost nothing when it was asked for, as whoever asked described it: the same id stays the same message, whatever it costs later.
create table credits.free_spendings
(
    practice_id     uuid not null references practice.practices,
    id              uuid not null,
    level_id        uuid not null,
    practitioner_id uuid,
    channel         text not null check (channel in ('sms', 'email')),
    country         text not null check (country ~ '^[A-Z]{2}$'),
    parts           int  not null check (parts > 0),
    reference       text not null check (length(reference) <= 200),
    primary key (practice_id, id),
    foreign key (practice_id, level_id) references credits.levels,
    foreign key (practice_id, practitioner_id) references practice.practitioners
);
call practice.protect('credits.free_spendings');
call practice.append_only('credits.free_spendings');
grant select, insert on credits.free_spendings to callside_app, callside_worker;
