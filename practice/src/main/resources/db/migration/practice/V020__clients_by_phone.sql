-- Which practices have a number, whichever they are: a STOP from it holds for all of them. Hardly two have the same one, so that one
-- index does for each practice by itself too.
drop index practice.clients_phone;
create index clients_phone on practice.clients (phone) where phone is not null;
