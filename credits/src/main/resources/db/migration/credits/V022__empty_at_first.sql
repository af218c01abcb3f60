-- A wallet without an entry has nothing: credits that no transfer brought are seen at once, and not only by reconciling.
alter table credits.accounts add constraint empty_at_first
    check (seq > 0 or posted = 0 and pending = 0 and incoming = 0);
