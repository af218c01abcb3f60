-- Mail in doubt is counted every few seconds, and is rare.
create index outbox_in_doubt on practice.outbox (changed_at) where state = 'in_doubt';
