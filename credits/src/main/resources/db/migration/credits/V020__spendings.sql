-- What was paid for at once, as whoever asked described it: the same id and other content is another message, although it costs as much.
-- What was paid for before this table has no row here, and is known by its price and reference alone. A provider's messages have none
-- either: who reserves for them makes their ids.
create table credits.spendings
(
    practice_id     uuid not null,
    transfer_id     uuid not null,
    practitioner_id uuid,
    channel         text not null check (channel in ('sms', 'email')),
    country         text not null check (country ~ '^[A-Z]{2}$'),
    parts           int  not null check (parts > 0),
    primary key (practice_id, transfer_id),
    foreign key (practice_id, transfer_id) references credits.transfers
);
call practice.protect('credits.spendings');
call practice.append_only('credits.spendings');
grant select, insert on credits.spendings to callside_app, callside_worker;
