-- In the demo this is the product's database too: its time is moved together with the sandbox's.

do $$
begin
    if to_regprocedure('practice.move_clock(bigint)') is not null then
        grant usage on schema practice to callside_sandbox;
        grant execute on function practice.move_clock(bigint) to callside_sandbox;
    end if;
end $$;

create function sandbox.move_product(seconds bigint) returns void
    language plpgsql as $$
begin
    if to_regprocedure('practice.move_clock(bigint)') is not null then
        perform practice.move_clock(seconds);
    end if;
end $$;
revoke all on function sandbox.move_product from public;
grant execute on function sandbox.move_product to callside_sandbox;
