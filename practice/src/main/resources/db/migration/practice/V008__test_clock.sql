-- How far the time of a demo or a test is ahead of the machine's; production never reads it. All nodes follow it.

create table practice.test_clock
(
    one           boolean primary key default true check (one),
    ahead_seconds bigint not null default 0 check (ahead_seconds between 0 and 315360000)
);
insert into practice.test_clock default values;

create function practice.clock_ahead() returns bigint
    language sql stable security definer set search_path = pg_catalog, practice
    return (select ahead_seconds from practice.test_clock);

-- Sets how far it is ahead; 0 is the machine's time.
create function practice.move_clock(seconds bigint) returns void
    language sql security definer set search_path = pg_catalog, practice
    begin atomic
        update practice.test_clock set ahead_seconds = seconds;
    end;

revoke all on function practice.clock_ahead, practice.move_clock from public;
grant execute on function practice.clock_ahead to callside_door;
