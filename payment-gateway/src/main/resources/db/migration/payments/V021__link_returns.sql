-- How a manager came back from Stripe last: the page that sent them there waits for it, and not every outcome changes the account.

create table payments.link_returns
(
    practice_id uuid primary key references practice.practices,
    outcome     text        not null check (outcome in ('pending', 'again', 'refused', 'no_answer')),
    returned_at timestamptz not null
);
call practice.protect('payments.link_returns');
grant select, insert, update on payments.link_returns to callside_app;

create trigger note_return after insert or update on payments.link_returns
    for each row execute function payments.note_account_change();
