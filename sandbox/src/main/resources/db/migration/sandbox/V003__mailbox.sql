-- Every mail that the SMTP server accepted, as its bytes and as what the inbox lists and searches.
create table sandbox.mails (
    id uuid primary key,
    received_at timestamptz not null,
    envelope_from text not null,
    recipients text[] not null,
    message_id text not null,
    sender text not null,
    subject text not null,
    preview text not null,
    attachments int not null,
    raw bytea not null
);

create index mails_newest on sandbox.mails (received_at desc, id desc);
