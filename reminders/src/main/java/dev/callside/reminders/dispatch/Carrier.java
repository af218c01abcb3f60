package dev.callside.reminders.dispatch;

import dev.callside.credits.price.Channel;

/** Who carries messages of one channel. Another channel is another one of these. */
public interface Carrier {

    Channel channel();

    /** Hands it over, at most once; called with no transaction open. Never throws for what a provider may do. */
    Handover send(Outgoing message);
}
