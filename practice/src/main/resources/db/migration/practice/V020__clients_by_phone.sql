-- Which practices have a number, whichever they are: a STOP from it holds for all of them.
create index clients_by_phone on practice.clients (phone) where phone is not null;
