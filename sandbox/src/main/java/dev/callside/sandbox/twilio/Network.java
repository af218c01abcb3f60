package dev.callside.sandbox.twilio;

import dev.callside.sandbox.Db;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Takes messages to their phones, stage by stage, and leaves a callback at each that is told. What becomes of a message
 * is sealed when it is accepted: by its number, or by a fault.
 */
final class Network {

    private static final int BATCH = 100;

    private final Db db;
    private final TwilioSettings settings;
    private final Clock clock;

    Network(Db db, TwilioSettings settings, Clock clock) {
        this.db = db;
        this.settings = settings;
        this.clock = clock;
    }

    Message accept(Draft draft) {
        Fate fate = new TwilioFaults(db).takeForDelivery(draft.to()).orElseGet(() -> Fate.of(draft.to()));
        return new MessageStore(db).insert(draft.begin(fate, clock.instant()));
    }

    /** Everything that is due goes one stage on; true if there was anything. */
    boolean carry() {
        int carried;
        boolean any = false;
        do {
            carried = db.inTransaction(tx -> {
                List<Message> due = new MessageStore(tx).due(clock.instant(), BATCH);
                due.forEach(message -> advance(tx, message));
                return due.size();
            });
            any |= carried > 0;
        } while (carried == BATCH);
        return any;
    }

    private void advance(Db tx, Message message) {
        Leg leg = message.leg().orElseThrow(() -> new IllegalStateException(message.sid() + " has no way to go"));
        Instant now = clock.instant();
        Message advanced = new MessageStore(tx).advance(message, leg, now);
        if (!message.callback().isEmpty() && leg.told(message.fate())) {
            new CallbackStore(tx).add(advanced, message.callback(), Parameters.status(advanced, settings, now), now);
        }
    }
}
