package dev.callside.sandbox.twilio;

import dev.callside.sandbox.Db;
import dev.callside.sandbox.Reset;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Switches the faults off, empties the phones and forgets who opted out; the API still knows every message. */
@Singleton
class TwilioReset implements Reset {

    private final Db db;

    @Inject
    TwilioReset(Db db) {
        this.db = db;
    }

    @Override
    public void reset() {
        new TwilioFaults(db).clear();
        new OptOutStore(db).clear();
        new MessageStore(db).clearPhones();
    }
}
