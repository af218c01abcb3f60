-- A practice that changes its account keeps the old one until the manager has confirmed the new one.

alter table payments.accounts
    add column pending boolean not null default false,
    drop constraint accounts_pkey,
    add primary key (practice_id, pending),
    add check (pending = (state = 'pending'));
