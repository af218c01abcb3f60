package dev.callside.reminders.log;

import dev.callside.credits.testing.CreditScene;
import dev.callside.practice.tenancy.Audit;
import dev.callside.practice.testing.TestSessions;
import dev.callside.reminders.plan.PlanStore;
import dev.callside.reminders.plan.VisitsNow;
import dev.callside.reminders.settings.PreferencesStore;
import jakarta.json.bind.JsonbBuilder;
import java.util.UUID;

/** What a manager does about messages, for tests of other packages. */
public final class TestMessages {

    private final CreditScene credits;
    private final Messages messages;

    public TestMessages(CreditScene credits) {
        this.credits = credits;
        this.messages = new Messages(
                new LogStore(credits.database.unit("reminders")),
                new VisitsNow(
                        new PlanStore(credits.database.unit("reminders")),
                        new PreferencesStore(credits.database.unit("reminders"), JsonbBuilder.create()),
                        credits.all.levels),
                credits.pay.settlements,
                new Audit(credits.database.unit("practice"), credits.clock),
                credits.clock);
    }

    /** False if that is refused. */
    public boolean sendsAgain(UUID message, boolean inDoubt) {
        var mia = TestSessions.manager(credits.id);
        return credits.in(() -> messages.sendAgain(mia, message, inDoubt)) == Messages.Outcome.DONE;
    }

    /** False if that is refused. */
    public boolean cancels(UUID message) {
        var mia = TestSessions.manager(credits.id);
        return credits.in(() -> messages.cancel(mia, message)) == Messages.Outcome.DONE;
    }
}
