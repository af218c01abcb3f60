-- What channels there are is said in one place, which is not here.

alter table reminders.messages
    drop constraint messages_channel_check,
    add constraint messages_channel_check check (length(channel) between 1 and 20);
alter table reminders.opt_outs
    drop constraint opt_outs_channel_check,
    add constraint opt_outs_channel_check check (length(channel) between 1 and 20);
alter table reminders.opt_out_history
    drop constraint opt_out_history_channel_check,
    add constraint opt_out_history_channel_check check (length(channel) between 1 and 20);
alter table reminders.templates
    drop constraint templates_channel_check,
    add constraint templates_channel_check check (length(channel) between 1 and 20);
