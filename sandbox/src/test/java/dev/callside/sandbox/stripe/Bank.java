package dev.callside.sandbox.stripe;

import com.stripe.model.PaymentIntent;
import com.stripe.model.SetupIntent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The page on which a card's holder is recognised or not, as far as it talks to Stripe.
 *
 * @param account empty for the platform's own
 */
record Bank(StripeHttp http, String account) {

    /**
     * What was shown for that confirmation ends so.
     *
     * @return the answer's status
     */
    int says(PaymentIntent confirmed, String outcome) {
        return tell(
                "payment_intents/" + confirmed.getId(),
                confirmed.getClientSecret(),
                confirmed.getNextAction().getUseStripeSdk(),
                outcome);
    }

    int says(SetupIntent confirmed, String outcome) {
        return tell(
                "setup_intents/" + confirmed.getId(),
                confirmed.getClientSecret(),
                confirmed.getNextAction().getUseStripeSdk(),
                outcome);
    }

    private int tell(String intent, String secret, Map<String, Object> challenge, String outcome) {
        String body = "client_secret=" + URLEncoder.encode(secret, StandardCharsets.UTF_8) + "&source="
                + challenge.get("source") + "&outcome=" + outcome;
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(http.base() + "/v1/" + intent + "/sandbox_authenticated"))
                .header("Authorization", "Bearer " + StripeHttp.PUBLISHABLE)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!account.isEmpty()) {
            request.header("Stripe-Account", account);
        }
        try {
            return HttpClient.newHttpClient()
                    .send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
