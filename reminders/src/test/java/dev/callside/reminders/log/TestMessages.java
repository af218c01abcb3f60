package dev.callside.reminders.log;

import dev.callside.credits.testing.CreditScene;
import dev.callside.plugin.Placement;
import dev.callside.plugin.Role;
import dev.callside.practice.launch.Session;
import dev.callside.practice.tenancy.Audit;
import dev.callside.reminders.plan.PlanStore;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** What a manager does about messages, for tests of other packages. */
public final class TestMessages {

    private final CreditScene credits;
    private final Messages messages;

    public TestMessages(CreditScene credits) {
        this.credits = credits;
        this.messages = new Messages(
                new LogStore(credits.database.unit("reminders")),
                new PlanStore(credits.database.unit("reminders")),
                credits.pay.settlements,
                new Audit(credits.database.unit("practice"), credits.clock),
                credits.clock);
    }

    /** False if that is refused. */
    public boolean sendsAgain(UUID message, boolean inDoubt) {
        var mia = new Session(
                credits.id,
                "host",
                Placement.SETTINGS,
                Role.MANAGER,
                "mia",
                "Mia",
                Locale.ENGLISH,
                Optional.empty(),
                Instant.MAX);
        return credits.in(() -> messages.sendAgain(mia, message, inDoubt)) == Messages.Outcome.DONE;
    }
}
