package dev.callside.sandbox.host;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callside.sandbox.Http;
import dev.callside.sandbox.host.AppCalls.Answer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;

/**
 * Spends message credits as an add-on of the practice would: launched like everybody else, over the API that everybody has.
 */
@Singleton
class Spending {

    private final AppCalls app;

    @Inject
    Spending(AppCalls app) {
        this.app = app;
    }

    /** Spends what an SMS of so many parts costs at home: the manager from the group's level, a clinician from the own. */
    Answer spend(Seat seat, int parts, String locale) throws IOException, InterruptedException {
        Answer session = app.session(seat, locale);
        if (!session.good()) {
            return session;
        }
        ObjectNode wanted = Http.object()
                .putNull("practitioner")
                .put("channel", "sms")
                .put("country", session.body().path("practice").path("country").asText())
                .put("segments", parts)
                .put("reference", "Sandbox");
        return app.send(
                "PUT",
                "/pay/api/v1/credits/spending/" + UUID.randomUUID(),
                wanted.toString(),
                Optional.of(session.text("token")));
    }
}
