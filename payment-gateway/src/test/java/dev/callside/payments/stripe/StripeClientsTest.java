package dev.callside.payments.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Proves that whoever waits for a page hears from us that Stripe does not answer. */
class StripeClientsTest {

    private static final Pattern PATIENCE = Pattern.compile("const TIMEOUT = ([0-9_]+);");

    @Test
    void givesUpBeforeThePageThatWaitsForIt() throws IOException {
        try (var script = getClass().getResourceAsStream("/META-INF/resources/callside/session.js")) {
            var patience = PATIENCE.matcher(new String(script.readAllBytes(), UTF_8));
            assertThat(patience.find()).isTrue();
            assertThat(StripeClients.CONNECT_MS + StripeClients.READ_MS)
                    .isLessThan(Integer.parseInt(patience.group(1).replace("_", "")));
        }
    }
}
