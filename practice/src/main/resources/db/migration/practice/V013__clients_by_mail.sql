-- Who has a mail address, as there is already for phone numbers: a calendar knows clients by nothing else.
create index clients_email on practice.clients (practice_id, lower(email)) where email is not null;
