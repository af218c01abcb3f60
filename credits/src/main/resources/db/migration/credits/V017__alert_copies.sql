-- What a mail about a low balance says, where a level has its own text; everything else is the default. Whoever moves credits writes that
-- mail, with payments or with reminders, so the text lies where both meet. The console's page for it comes with reminders.
create table credits.alert_copies
(
    practice_id uuid        not null,
    level_id    uuid        not null,
    alert       text        not null check (alert in ('low-balance', 'no-credit')),
    language    text        not null check (language ~ '^[a-z]{2,3}$'),
    subject     text        not null,
    text        text        not null,
    changed_at  timestamptz not null,
    changed_by  text        not null,
    primary key (practice_id, level_id, alert, language),
    foreign key (practice_id, level_id) references credits.levels
);
call practice.protect('credits.alert_copies');
grant select on credits.alert_copies to callside_app, callside_worker;
grant insert, delete, update (subject, text, changed_at, changed_by) on credits.alert_copies to callside_app;
