-- Who somebody is says the latest join, whatever order word of it comes in; that they left says nothing about it.

alter table practice.participants
    -- When the join happened that role and name are from. Null: before this was kept; then seen_at stands for it.
    add column named_at timestamptz;
grant update (named_at) on practice.participants to callside_app, callside_worker;
