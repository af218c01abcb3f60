-- A message that was paid for at once is a practitioner's of its own practice, if anybody's, and what has its id paid for it.
alter table credits.spendings add foreign key (practice_id, practitioner_id) references practice.practitioners;

create function credits.check_spendings() returns trigger
    language plpgsql security definer set search_path = pg_catalog, credits as $$
declare
    wrong uuid;
begin
    select w.transfer_id into wrong
    from written w join credits.transfers t on t.practice_id = w.practice_id and t.id = w.transfer_id
    where (t.kind, t.code) <> ('posted', 'spent')
    limit 1;
    if found then
        raise exception 'transfer % paid for no message', wrong using errcode = 'foreign_key_violation';
    end if;
    return null;
end $$;
create trigger check_spendings after insert on credits.spendings
    referencing new table as written for each statement execute function credits.check_spendings();
revoke all on function credits.check_spendings from public;
