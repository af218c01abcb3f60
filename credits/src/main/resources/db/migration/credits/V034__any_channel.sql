-- What channels there are is said in one place, which is not here.

alter table credits.spendings
    drop constraint spendings_channel_check,
    add constraint spendings_channel_check check (length(channel) between 1 and 20);
alter table credits.free_spendings
    drop constraint free_spendings_channel_check,
    add constraint free_spendings_channel_check check (length(channel) between 1 and 20);
