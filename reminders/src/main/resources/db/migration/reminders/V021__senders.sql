-- From when on a sender may hand over more: all nodes take their turns from it. The time is the database's own, since nodes' clocks differ
-- and the product's can be moved, while providers count real seconds.
create table reminders.senders
(
    sender  text primary key,
    free_at timestamptz not null
);
grant select, insert, update on reminders.senders to callside_worker;
