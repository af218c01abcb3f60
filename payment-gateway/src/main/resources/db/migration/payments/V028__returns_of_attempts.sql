-- A page waits for the manager whom it sent to Stripe, whoever else of the practice comes back meanwhile; and it hears also of
-- one who came too late, or whom Stripe could not let in any more.

drop table payments.link_returns;

create table payments.link_returns
(
    practice_id uuid        not null references practice.practices,
    -- The hash of its state, as text.
    attempt     text        not null,
    outcome     text        not null
        check (outcome in ('pending', 'again', 'refused', 'no_answer', 'unknown', 'ran_out')),
    returned_at timestamptz not null,
    primary key (practice_id, attempt)
);
create index on payments.link_returns (returned_at);
call practice.protect('payments.link_returns');
grant select, insert, update on payments.link_returns to callside_app;
grant select, delete on payments.link_returns to callside_worker;

create trigger note_return after insert or update on payments.link_returns
    for each row execute function payments.note_account_change();

-- Whose a state is that was not used, even if it is too late to use it.
create function payments.link_attempt_practice(state bytea)
    returns table (practice_id uuid)
    language sql stable security definer set search_path = pg_catalog, payments
    begin atomic
        select a.practice_id from payments.link_attempts a where a.state_hash = state and a.used_at is null;
    end;
revoke execute on function payments.link_attempt_practice from public;
grant execute on function payments.link_attempt_practice to callside_door;
