package dev.callside.payments.work;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Live means that the application answers at all; what is wrong with the database a restart would not mend. */
@Liveness
@ApplicationScoped
public class ProcessHealth implements HealthCheck {

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.up("payments");
    }
}
