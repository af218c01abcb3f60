package dev.callside.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCreateParams;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who gets in, to what, on whose account. */
class KeysTest {

    private static StripeHttp http;

    @BeforeAll
    static void start() throws IOException {
        http = StripeHttp.start();
    }

    @AfterAll
    static void stop() {
        http.close();
    }

    private static StripeException refusal(String key) {
        return catchThrowableOfType(
                StripeException.class, () -> http.stripe(key).v1().accounts().retrieve(StripeHttp.DEMO));
    }

    @Test
    void refusesKeysThatItDoesNotKnow() {
        assertThat(refusal("sk_test_other").getStatusCode()).isEqualTo(401);
    }

    @Test
    void refusesLiveKeys() {
        assertThat(refusal("sk_live_abc").getMessage()).contains("takes no live keys");
        assertThat(refusal("pk_live_abc").getMessage()).contains("takes no live keys");
    }

    @Test
    void letsAPublishableKeyDoOnlyWhatABrowserMay() {
        StripeException refused = refusal(StripeHttp.PUBLISHABLE);

        assertThat(refused.getStatusCode()).isEqualTo(401);
        assertThat(refused.getCode()).isEqualTo("secret_key_required");
    }

    @Test
    void refusesAccountsThatAreNotConnected() {
        RequestOptions stranger =
                RequestOptions.builder().setStripeAccount("acct_1CallsideUsd").build();
        PaymentIntentCreateParams params = PaymentIntentCreateParams.builder()
                .setAmount(8000L)
                .setCurrency("usd")
                .build();

        StripeException refused = catchThrowableOfType(
                StripeException.class, () -> http.stripe().v1().paymentIntents().create(params, stranger));

        assertThat(refused.getStatusCode()).isEqualTo(403);
        assertThat(refused.getCode()).isEqualTo("account_invalid");
    }

    @Test
    void keepsThePaymentsOfOneAccountFromAnother() throws StripeException {
        String id = http.stripe()
                .v1()
                .paymentIntents()
                .create(PaymentIntentCreateParams.builder()
                        .setAmount(8000L)
                        .setCurrency("aud")
                        .build())
                .getId();
        RequestOptions demo =
                RequestOptions.builder().setStripeAccount(StripeHttp.DEMO).build();

        StripeException absent = catchThrowableOfType(
                StripeException.class, () -> http.stripe().v1().paymentIntents().retrieve(id, demo));

        assertThat(absent.getStatusCode()).isEqualTo(404);
        assertThat(absent.getCode()).isEqualTo("resource_missing");
    }

    @Test
    void showsABrowserLessAndOnlyWithTheClientSecret() throws Exception {
        RequestOptions demo =
                RequestOptions.builder().setStripeAccount(StripeHttp.DEMO).build();
        var intent = http.stripe()
                .v1()
                .paymentIntents()
                .create(
                        PaymentIntentCreateParams.builder()
                                .setAmount(8000L)
                                .setCurrency("aud")
                                .putMetadata("inner", "life")
                                .build(),
                        demo);
        String path = "/v1/payment_intents/" + intent.getId();

        HttpResponse<String> shown = get(path + "?client_secret=" + intent.getClientSecret());
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body())
                .contains("client_secret")
                .doesNotContain("metadata")
                .doesNotContain("latest_charge");
        assertThat(get(path).statusCode()).isEqualTo(400);
        assertThat(get(path + "?client_secret=pi_wrong").statusCode()).isEqualTo(400);
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        String basic =
                Base64.getEncoder().encodeToString((StripeHttp.PUBLISHABLE + ":").getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(http.base() + path))
                .header("Authorization", "Basic " + basic)
                .header("Stripe-Account", StripeHttp.DEMO)
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void speaksOneVersionOnly() throws Exception {
        HttpRequest old = HttpRequest.newBuilder(URI.create(http.base() + "/v1/account"))
                .header("Authorization", "Bearer " + StripeHttp.SECRET)
                .header("Stripe-Version", "2020-08-27")
                .build();

        HttpResponse<String> answer = HttpClient.newHttpClient().send(old, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Invalid Stripe API version");
    }
}
