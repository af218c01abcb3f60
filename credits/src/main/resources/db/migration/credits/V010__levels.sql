-- Levels: whose credits a message is paid from. A practice has one group level, and a practitioner may have one of their
-- own. A level's account in the ledger has the level's id.

create table credits.levels
(
    practice_id     uuid        not null references practice.practices,
    id              uuid        not null,
    kind            text        not null check (kind in ('group', 'individual')),
    practitioner_id uuid,
    state           text        not null default 'active' check (state in ('active', 'removed')),
    created_at      timestamptz not null,
    created_by      text        not null,
    removed_at      timestamptz,
    removed_by      text,
    -- Where its credits went when it was removed, and where those go that come back later.
    credits_to      uuid,
    primary key (practice_id, id),
    foreign key (practice_id, id) references credits.accounts,
    foreign key (practice_id, practitioner_id) references practice.practitioners,
    foreign key (practice_id, credits_to) references credits.levels,
    check ((kind = 'group') = (practitioner_id is null)),
    constraint group_stays check (kind = 'individual' or state = 'active'),
    check (num_nulls(removed_at, removed_by, credits_to) = case state when 'removed' then 0 else 3 end),
    check (credits_to <> id)
);
create unique index one_group on credits.levels (practice_id) where kind = 'group';
create unique index one_level_each on credits.levels (practice_id, practitioner_id)
    where kind = 'individual' and state = 'active';
call practice.protect('credits.levels');
grant select, insert, update (state, removed_at, removed_by, credits_to) on credits.levels to callside_app;
grant select on credits.levels to callside_worker;
grant update (state) on credits.levels to callside_worker;

create function credits.refuse_other_level() returns trigger
    language plpgsql as $$
begin
    raise exception 'level % stays what it is', old.id using errcode = 'restrict_violation';
end $$;
create trigger stays before delete or update of practice_id, id, kind, practitioner_id on credits.levels
    for each row execute function credits.refuse_other_level();
create trigger stays_removed before update on credits.levels
    for each row when (old.state = 'removed') execute function credits.refuse_other_level();

-- What is bought by itself, and when.
create table credits.top_ups
(
    practice_id  uuid        not null,
    level_id     uuid        not null,
    is_on        boolean     not null default false,
    -- Money in the smallest unit of the currency that credits are sold in.
    amount       bigint check (amount > 0),
    -- Bought when fewer credits than this are available.
    threshold    bigint      not null check (threshold between 1 and 1000000),
    daily_cap    bigint check (daily_cap >= amount),
    monthly_cap  bigint check (monthly_cap >= amount),
    -- Why it waits for a person. Until then nothing is bought.
    suspended    text check (suspended in ('declined', 'authentication', 'cap', 'card')),
    suspended_at timestamptz,
    primary key (practice_id, level_id),
    foreign key (practice_id, level_id) references credits.levels,
    check (amount is not null or not is_on),
    check (monthly_cap >= daily_cap),
    check ((suspended is null) = (suspended_at is null))
);
create index top_ups_on on credits.top_ups (practice_id, level_id) where is_on and suspended is null;
call practice.protect('credits.top_ups');
grant select, insert, update (is_on, amount, threshold, daily_cap, monthly_cap, suspended, suspended_at)
    on credits.top_ups to callside_app, callside_worker;

-- Who is told when a balance falls to one of the stages.
create table credits.alerts
(
    practice_id uuid     not null,
    level_id    uuid     not null,
    stages      bigint[] not null default '{50,10,0}' check (cardinality(stages) <= 10),
    recipients  text[]   not null default '{}' check (cardinality(recipients) <= 10),
    -- The language of whoever chose the recipients.
    locale      text     not null default 'en',
    -- Stages that the balance is at or below: told of, and not again until it has been above.
    reached     bigint[] not null default '{50,10,0}',
    -- How many times somebody was told: the number in the mail's key.
    sent        bigint   not null default 0,
    primary key (practice_id, level_id),
    foreign key (practice_id, level_id) references credits.levels
);
call practice.protect('credits.alerts');
grant select, insert, update (stages, recipients, locale, reached, sent)
    on credits.alerts to callside_app, callside_worker;

-- Where credits go that come to a removed level: to the one that it named, or where that one's go. An active level's own.
create function credits.heir(practice uuid, level uuid) returns uuid
    language sql stable set search_path = pg_catalog, credits as $$
    with recursive path as (
        select l.id, l.state, l.credits_to from credits.levels l where l.practice_id = practice and l.id = level
        union
        select n.id, n.state, n.credits_to
        from credits.levels n join path p on n.practice_id = practice and n.id = p.credits_to)
    select id from path where state = 'active' limit 1
$$;

-- To be called in each transaction that moved credits of these levels, after it did and with their accounts still locked.
-- Wakes consoles and top-ups, and answers
--   a removed level that has something again: its heir, and how much is available;
--   a level that has just fallen to a stage: the lowest such stage, once; whom to tell, and which warning it is.
create function credits.levels_changed(practice uuid, changed uuid[])
    returns table (level_id uuid, heir uuid, available bigint, stage bigint, number bigint, recipients text, locale text)
    language plpgsql set search_path = pg_catalog, credits as $$
#variable_conflict use_column
begin
    perform pg_notify('callside_credits', practice::text);
    perform pg_notify('callside_top_up', practice || ' ' || t.level_id)
    from credits.top_ups t
        join credits.accounts a on a.practice_id = t.practice_id and a.id = t.level_id
    where t.practice_id = practice and t.level_id = any (changed) and t.is_on and t.suspended is null
      and a.posted - a.pending < t.threshold;
    return query
        select l.id, credits.heir(practice, l.id), a.posted - a.pending, null::bigint, null::bigint, null::text,
               null::text
        from credits.levels l join credits.accounts a on a.practice_id = l.practice_id and a.id = l.id
        where l.practice_id = practice and l.id = any (changed) and l.state = 'removed' and a.posted > a.pending;
    return query
        with seen as (
            select l.level_id, l.reached as before, a.posted - a.pending as available,
                   array(select s from unnest(l.stages) s where s >= a.posted - a.pending order by s desc) as reached
            from credits.alerts l
                join credits.accounts a on a.practice_id = l.practice_id and a.id = l.level_id
                join credits.levels v on v.practice_id = l.practice_id and v.id = l.level_id and v.state = 'active'
            where l.practice_id = practice and l.level_id = any (changed)),
        written as (
            update credits.alerts l
            set reached = n.reached, sent = l.sent + (not n.reached <@ n.before)::int
            from seen n
            where l.practice_id = practice and l.level_id = n.level_id and l.reached <> n.reached
            returning l.level_id, l.sent, l.recipients, l.locale)
        select w.level_id, null::uuid, n.available, (select min(s) from unnest(n.reached) s where s <> all (n.before)),
               w.sent, array_to_string(w.recipients, ' '), w.locale
        from written w join seen n on n.level_id = w.level_id
        where not n.reached <@ n.before;
end $$;

-- Locks the accounts of these levels and of the heirs of those that were removed, all in the order of their ids, and says
-- who inherits. A level is removed only by whoever has its account's lock, so that this stays true until the transaction
-- ends. If one was removed while we waited, what was locked is given back and all is locked anew: an heir locked later would
-- be out of order, and two who do so wait for each other for ever.
create function credits.lock_heirs(practice uuid, levels uuid[])
    returns table (level_id uuid, heir uuid)
    language plpgsql set search_path = pg_catalog, credits as $$
#variable_conflict use_column
declare
    wanted uuid[];
begin
    loop
        begin
            wanted := array(
                select unnest(array[l.id, credits.heir(practice, l.id)]) from credits.levels l
                where l.practice_id = practice and l.id = any (levels));
            perform from credits.accounts a
            where a.practice_id = practice and a.id = any (wanted) order by a.id for no key update;
            if exists (select from credits.levels l
                       where l.practice_id = practice and l.id = any (levels)
                         and credits.heir(practice, l.id) <> all (wanted)) then
                raise exception 'a level was removed meanwhile' using errcode = 'CS001';
            end if;
            return query
                select l.id, case l.state when 'removed' then credits.heir(practice, l.id) end
                from credits.levels l where l.practice_id = practice and l.id = any (levels);
            return;
        exception when sqlstate 'CS001' then
            null;
        end;
    end loop;
end $$;

revoke all on function credits.levels_changed, credits.heir, credits.lock_heirs from public;
grant execute on function credits.levels_changed, credits.heir, credits.lock_heirs to callside_app, callside_worker;
