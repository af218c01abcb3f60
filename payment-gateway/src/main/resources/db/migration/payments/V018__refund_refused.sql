-- A refund that Stripe refuses is known, and shown to whoever can make it: it is not "unknown" and asked for each minute.

alter table payments.requests
    -- Stripe's code for why the money did not go back. Null: it was not refused.
    add column refund_failure text,
    add check (refund_failure is null or refund_due);
grant update (refund_failure) on payments.requests to callside_app, callside_worker;

-- What a manager has to give back by hand; hardly ever any.
create index requests_unreturned on payments.requests (practice_id) where refund_failure is not null;

-- It stands on the manager's page too, which the word of a call does not wake.
create function payments.note_refund_failure() returns trigger
    language plpgsql as $$
begin
    perform pg_notify('callside_practice', new.practice_id::text);
    return null;
end $$;
create trigger note_refund_failure after update of refund_failure on payments.requests
    for each row when (new.refund_failure is distinct from old.refund_failure)
    execute function payments.note_refund_failure();

revoke all on function payments.note_refund_failure from public;
