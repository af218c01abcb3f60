-- A receipt's way is part of what a panel shows, but its row is in the outbox: word of its end wakes the panels too.

create function payments.note_receipt_change() returns trigger
    language plpgsql as $$
begin
    perform pg_notify('callside_call', r.practice_id || ' ' || r.call_id)
    from payments.requests r
    where r.practice_id = new.practice_id
      and r.id = substr(new.mail_key, length('receipt:') + 1)::uuid;
    return null;
end $$;

create trigger note_receipt_change after update of state on practice.outbox
    for each row when (new.state <> old.state and new.mail_key like 'receipt:%')
execute function payments.note_receipt_change();

revoke all on function payments.note_receipt_change from public;
