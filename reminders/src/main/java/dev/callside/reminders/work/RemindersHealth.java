package dev.callside.reminders.work;

import dev.callside.practice.launch.HostStore;
import dev.callside.practice.tenancy.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready means that the door to the database opens. */
@Readiness
@ApplicationScoped
public class RemindersHealth implements HealthCheck {

    @Inject
    private Database database;

    @Inject
    private HostStore hosts;

    @Override
    public HealthCheckResponse call() {
        var check = HealthCheckResponse.named("reminders database");
        try {
            database.door(() -> hosts.find("-"));
            return check.up().build();
        } catch (RuntimeException e) {
            return check.down()
                    .withData("reason", String.valueOf(e.getMessage()))
                    .build();
        }
    }
}
