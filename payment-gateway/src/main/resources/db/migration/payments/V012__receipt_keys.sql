-- A mail whose key only looks like a receipt's wakes nobody; failing here would hold up all mail.

create or replace function payments.note_receipt_change() returns trigger
    language plpgsql as $$
begin
    perform pg_notify('callside_call', r.practice_id || ' ' || r.call_id)
    from payments.requests r
    where r.practice_id = new.practice_id
      and r.id = case when new.mail_key ~ '^receipt:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
                      then substr(new.mail_key, length('receipt:') + 1)::uuid end;
    return null;
end $$;
