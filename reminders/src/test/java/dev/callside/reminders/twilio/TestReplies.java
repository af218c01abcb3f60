package dev.callside.reminders.twilio;

import dev.callside.credits.testing.CreditScene;
import java.time.Clock;
import java.util.UUID;

/** What clients answer, for tests of other packages. */
public final class TestReplies {

    private final Replies replies;

    public TestReplies(CreditScene credits) {
        this(credits, credits.clock);
    }

    public TestReplies(CreditScene credits, Clock clock) {
        this.replies = new Replies(
                credits.database,
                new ReplyStore(credits.database.unit("reminders")),
                new News(credits.database, new NewsStore(credits.database.unit("reminders"))),
                clock);
    }

    public void says(String number, String text) {
        replies.take("SM" + UUID.randomUUID(), number, text, "");
    }
}
