package dev.callside.reminders.work;

import dev.callside.credits.spend.Settlement;
import dev.callside.practice.launch.Actors;
import java.util.UUID;

/** What the history of credits says of a message: who moved them, and by which reference its reader knows it again. */
public final class MessageCosts {

    /** Who moves credits where no person does. */
    public static final String ACTOR = Actors.worker("reminders");

    private MessageCosts() {}

    public static String reference(UUID message) {
        return "reminder:" + message;
    }

    /** The provider took it. */
    public static Settlement spent(UUID message, UUID payment) {
        return new Settlement(payment, true, reference(message));
    }

    /** It is not sent, or was refused. */
    public static Settlement free(UUID message, UUID payment) {
        return new Settlement(payment, false, reference(message));
    }

    /** Of a test that somebody sent to a number of their own. */
    public static String testReference(UUID test) {
        return "sms-test:" + test;
    }

    /** A test is its own payment. */
    public static Settlement test(UUID test, boolean spent) {
        return new Settlement(test, spent, testReference(test));
    }
}
