-- A message of which a copy before is in doubt ends as one that has surely not arrived only by a word about that copy, and whoever has it says so by
-- clearing copy_in_doubt. Whatever else stops the next copy (a person, the plan, a STOP, a refusal, an empty balance, the time), the one before is in
-- doubt again, with its credits. What a dispatcher still says of a claim since, or once more, is no answer about that copy.
create function reminders.keep_in_doubt() returns trigger
    language plpgsql set search_path = pg_catalog, reminders as $$
begin
    new.state := 'in_doubt';
    new.reason := 'no_answer';
    new.handed_over_at := new.handed_over_before;
    new.payment_id := old.payment_id;
    new.copy_in_doubt := false;
    new.lease_until := null;
    new.epoch := old.epoch + 2;
    return new;
end $$;
create trigger keep_in_doubt before update of state on reminders.messages
    for each row when (new.copy_in_doubt and new.state in ('failed', 'cancelled', 'expired'))
    execute function reminders.keep_in_doubt();
revoke all on function reminders.keep_in_doubt from public;
