create function payments.demo_account(practice uuid, account text) returns void language sql as 'select';
