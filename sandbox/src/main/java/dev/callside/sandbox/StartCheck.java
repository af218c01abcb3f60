package dev.callside.sandbox;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** The sandbox is there before the applications that call it as they start, and says so as long as one of them is missing. */
@Readiness
@ApplicationScoped
public class StartCheck implements HealthCheck {

    /** The launcher's. */
    private static final String STARTING = "callside.starting";

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("all applications")
                .status(!Boolean.getBoolean(STARTING))
                .build();
    }
}
