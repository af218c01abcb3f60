package dev.callside.bench.dispatch;

import dev.callside.credits.price.Channel;
import dev.callside.reminders.dispatch.Carrier;
import dev.callside.reminders.dispatch.Handover;
import dev.callside.reminders.dispatch.Outgoing;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** A provider that takes everything at once. */
@ApplicationScoped
public class InProcessCarrier implements Carrier {

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public boolean hasTurns() {
        return false;
    }

    @Override
    public Handover send(Outgoing message) {
        return Handover.accepted("SM" + UUID.randomUUID());
    }
}
