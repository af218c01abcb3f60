package dev.callside.payments.work;

import dev.callside.practice.work.DatabaseHealth;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.Readiness;

/** {@link DatabaseHealth} of this application. */
@Readiness
@ApplicationScoped
public class PaymentsHealth extends DatabaseHealth {

    public PaymentsHealth() {
        super("payments database");
    }
}
