package dev.callside.practice.work;

import dev.callside.practice.launch.HostStore;
import dev.callside.practice.tenancy.Database;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Ready means that the door to the database opens: connection, role and functions are there. Each application has one under a name of
 * its own, because it has its own way to the database.
 */
public abstract class DatabaseHealth implements HealthCheck {

    private final String name;

    @Inject
    private Database database;

    @Inject
    private HostStore hosts;

    protected DatabaseHealth(String name) {
        this.name = name;
    }

    @Override
    public HealthCheckResponse call() {
        var check = HealthCheckResponse.named(name);
        try {
            database.door(() -> hosts.find("-"));
            return check.up().build();
        } catch (IllegalStateException e) {
            // Payara asks without this application around it first; where that is why, it asks once more within it.
            throw e;
        } catch (RuntimeException e) {
            return check.down()
                    .withData("reason", String.valueOf(e.getMessage()))
                    .build();
        }
    }
}
