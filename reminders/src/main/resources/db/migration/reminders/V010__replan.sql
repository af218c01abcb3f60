-- After a change of settings all appointments are planned anew, a few at a time; this says how far that is. One row of a practice
-- as long as it runs, so that it goes on after a restart, on whichever node.

create table reminders.replans
(
    practice_id uuid        not null references practice.practices,
    -- The last appointment that was planned anew, in the order of their ids.
    after_id    uuid        not null,
    done        int         not null check (done >= 0),
    -- As many as there were when it began; appointments that come meanwhile are planned with the new settings anyway.
    total       int         not null check (total >= 0),
    asked_at    timestamptz not null,
    primary key (practice_id)
);
call practice.protect('reminders.replans');
grant select, insert, delete on reminders.replans to callside_app, callside_worker;
grant update (after_id, done, total, asked_at) on reminders.replans to callside_app, callside_worker;

-- A level can go back to the group's settings. A version never comes again, so that nobody who had those before overwrites
-- what came after.
grant delete on reminders.preferences to callside_app, callside_worker;
create sequence reminders.preference_versions as int;
grant usage on sequence reminders.preference_versions to callside_app, callside_worker;
alter table reminders.preferences alter column version set default nextval('reminders.preference_versions');
