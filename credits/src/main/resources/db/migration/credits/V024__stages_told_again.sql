-- As before, and credits that come while reservations keep the balance below a stage are not forgotten: what was posted when it was last told
-- stays, and falls with what is posted, for as long as the stage is reached.
create or replace function credits.levels_changed(practice uuid, changed uuid[])
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
            select l.level_id, l.reached as before, l.reached_of as told_of, a.posted, a.posted - a.pending as available,
                   array(select s from unnest(l.stages) s
                         where s >= a.posted - a.pending or s = any (l.reached) and a.posted <= l.reached_of
                         order by s desc) as reached
            from credits.alerts l
                join credits.accounts a on a.practice_id = l.practice_id and a.id = l.level_id
                join credits.levels v on v.practice_id = l.practice_id and v.id = l.level_id and v.state = 'active'
            where l.practice_id = practice and l.level_id = any (changed)),
        found as (
            select s.*, case
                    when not s.posted > any (s.reached) then null
                    when not s.reached <@ s.before then s.posted
                    -- Nothing stood there while what is posted had reached all of them itself.
                    else least(coalesce(s.told_of, (select min(r) from unnest(s.reached) r)), s.posted)
                end as reached_of
            from seen s),
        written as (
            update credits.alerts l
            set reached = n.reached, sent = l.sent + (not n.reached <@ n.before)::int, reached_of = n.reached_of,
                short_of = case when n.posted <= l.short_of then n.posted end
            from found n
            where l.practice_id = practice and l.level_id = n.level_id
              and (l.reached <> n.reached or l.reached_of is distinct from n.reached_of or l.short_of <> n.posted)
            returning l.level_id, l.sent, l.recipients, l.locale)
        select w.level_id, null::uuid, n.available, (select min(s) from unnest(n.reached) s where s <> all (n.before)),
               w.sent, array_to_string(w.recipients, ' '), w.locale
        from written w join found n on n.level_id = w.level_id
        where not n.reached <@ n.before;
end $$;
