-- How far the sandbox's time is ahead of the machine's. One row.
create table sandbox.clock (
    the_row  boolean primary key default true check (the_row),
    ahead_ms bigint  not null check (ahead_ms >= 0)
);

insert into sandbox.clock (ahead_ms) values (0);

grant select, update on sandbox.clock to callside_sandbox;
