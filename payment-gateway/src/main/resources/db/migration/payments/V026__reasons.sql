-- A card that was long at the bank is declined after its try was given up: the history has the reason too, and not only that.

create or replace function payments.note_request_change() returns trigger
    language plpgsql as $$
begin
    if tg_op = 'INSERT' or new.state <> old.state or new.attempt_id is distinct from old.attempt_id
        or new.failure is distinct from old.failure then
        insert into payments.request_history (practice_id, request_id, at, state, failure)
        values (new.practice_id, new.id, new.changed_at, new.state, new.failure);
    end if;
    -- Wakes the panels of the call on all nodes, when the transaction commits.
    perform pg_notify('callside_call', new.practice_id || ' ' || new.call_id);
    return null;
end $$;
