package dev.callside.reminders.twilio;

import dev.callside.credits.testing.CreditScene;
import java.util.UUID;

/** What Twilio says of messages, for tests of other packages. */
public final class TestStatuses {

    private final CreditScene credits;
    private final Statuses statuses;

    public TestStatuses(CreditScene credits) {
        this.credits = credits;
        this.statuses = new Statuses(
                credits.database,
                new StatusStore(credits.database.unit("reminders")),
                credits.pay.settlements,
                new News(credits.database, new NewsStore(credits.database.unit("reminders"))),
                new Undelivered(),
                credits.clock);
    }

    public void hears(UUID message, String sid, String status) {
        statuses.take(credits.id, message, sid, status, "");
    }
}
