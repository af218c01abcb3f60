-- By which a mail address is looked for. Row-level security comes before whatever might tell about rows that it hides, and
-- PostgreSQL vouches for = but not for lower(): the index on lower(email) was of no use to whoever asks as one practice.
alter table practice.clients add column email_key text generated always as (lower(email)) stored;
create index clients_email_key on practice.clients (practice_id, email_key) where email_key is not null;
drop index practice.clients_email;
