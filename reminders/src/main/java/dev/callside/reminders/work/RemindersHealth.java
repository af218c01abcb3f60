package dev.callside.reminders.work;

import dev.callside.practice.work.DatabaseHealth;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.Readiness;

/** {@link DatabaseHealth} of this application. */
@Readiness
@ApplicationScoped
public class RemindersHealth extends DatabaseHealth {

    public RemindersHealth() {
        super("reminders database");
    }
}
