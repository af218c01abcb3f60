-- Whose individual levels were made or removed since appointments were planned: settings and copy are those of the level.

create table reminders.levels_seen
(
    practice_id uuid   not null references practice.practices,
    changes     bigint not null,
    primary key (practice_id)
);
call practice.protect('reminders.levels_seen');
grant select, insert, update (changes) on reminders.levels_seen to callside_worker;
