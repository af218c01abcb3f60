package dev.callside.payments.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.net.Webhook;
import dev.callside.payments.stripe.StripeEvents.Receipt;
import dev.callside.practice.testing.MovableClock;
import dev.callside.practice.testing.TestDatabase;
import dev.callside.practice.testing.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Only what Stripe has signed just now comes in, and each event once, on the real PostgreSQL. */
class StripeEventsTest {

    private static final String SECRET = "whsec_ours";

    private final TestPostgres postgres = TestPostgres.get();
    private final TestDatabase database = new TestDatabase();
    private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T10:00:00Z"));
    private final StripeEventStore store = new StripeEventStore(database.unit("payments"));
    private final StripeEvents events =
            new StripeEvents(database, store, null, null, null, null, null, clock, "whsec_before, " + SECRET);
    private final String id = "evt_" + UUID.randomUUID();
    private final String body = "{\"id\":\"" + id + "\",\"object\":\"event\",\"type\":\"payment_intent.succeeded\","
            + "\"account\":\"acct_1\",\"data\":{\"object\":{\"id\":\"pi_1\"}}}";

    @Test
    void takesWhatIsSignedWithOneOfTheSecrets() {
        assertThat(events.receive(body, signature(SECRET, clock.instant()))).isEqualTo(Receipt.STORED);
        assertThat(stored()).isEqualTo("1");
    }

    @Test
    void refusesWhatSomebodyElseSigned() {
        assertThat(events.receive(body, signature("whsec_theirs", clock.instant())))
                .isEqualTo(Receipt.FORGED);
        assertThat(events.receive(body, "")).isEqualTo(Receipt.FORGED);
        assertThat(events.receive(body.replace("pi_1", "pi_2"), signature(SECRET, clock.instant())))
                .isEqualTo(Receipt.FORGED);
        assertThat(stored()).isEqualTo("0");
    }

    @Test
    void refusesWhatWasSignedLongAgo() {
        var signed = signature(SECRET, clock.instant());
        clock.advance(Duration.ofSeconds(301));

        assertThat(events.receive(body, signed)).isEqualTo(Receipt.FORGED);
        assertThat(stored()).isEqualTo("0");
    }

    @Test
    void storesAnEventOnceHoweverOftenItComes() {
        for (var i = 0; i < 3; i++) {
            assertThat(events.receive(body, signature(SECRET, clock.instant()))).isEqualTo(Receipt.STORED);
        }

        assertThat(stored()).isEqualTo("1");
    }

    @Test
    void givesAnEventToOneWorkerUntilItsLeaseEnds() {
        events.receive(body, signature(SECRET, clock.instant()));

        assertThat(claimed()).contains(id);
        assertThat(claimed()).doesNotContain(id);
        clock.advance(Duration.ofMinutes(2));
        assertThat(claimed()).contains(id);
    }

    private java.util.List<String> claimed() {
        var until = clock.instant().plus(Duration.ofMinutes(2));
        return database.worker(() -> store.claim(clock.instant(), until, 1000)).stream()
                .map(claimed -> claimed.event().id())
                .toList();
    }

    private String stored() {
        return postgres.ownerSees("select count(*) from payments.stripe_events where id = '" + id + "'");
    }

    private String signature(String secret, Instant at) {
        var time = at.getEpochSecond();
        try {
            return "t=" + time + ",v1=" + Webhook.Util.computeHmacSha256(secret, time + "." + body);
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
