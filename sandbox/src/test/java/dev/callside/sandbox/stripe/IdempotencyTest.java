package dev.callside.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An answer is given once per key, whatever becomes of it on the way; the faults lose, delay and break answers. */
class IdempotencyTest {

    private static final String CREATE = "/v1/payment_intents";

    private static StripeHttp http;

    private final String key = UUID.randomUUID().toString();
    private final String request = UUID.randomUUID().toString();

    @BeforeAll
    static void start() throws IOException {
        http = StripeHttp.start();
    }

    @AfterAll
    static void stop() {
        http.close();
    }

    @AfterEach
    void mend() {
        http.faults().clear();
    }

    private PaymentIntent create(long amount) throws StripeException {
        PaymentIntentCreateParams params = PaymentIntentCreateParams.builder()
                .setAmount(amount)
                .setCurrency("aud")
                .addPaymentMethodType("card")
                .putMetadata("request", request)
                .build();
        RequestOptions options = RequestOptions.builder()
                .setStripeAccount(StripeHttp.DEMO)
                .setIdempotencyKey(key)
                .build();
        return http.stripe().v1().paymentIntents().create(params, options);
    }

    private long existing() throws StripeException {
        return http
                .stripe()
                .v1()
                .paymentIntents()
                .list(
                        PaymentIntentListParams.builder().setLimit(100L).build(),
                        RequestOptions.builder()
                                .setStripeAccount(StripeHttp.DEMO)
                                .build())
                .getData()
                .stream()
                .filter(intent -> request.equals(intent.getMetadata().get("request")))
                .count();
    }

    @Test
    void givesTheSameAnswerAgain() throws StripeException {
        PaymentIntent first = create(8000);
        PaymentIntent again = create(8000);

        assertThat(again.getId()).isEqualTo(first.getId());
        assertThat(again.getLastResponse().headers().firstValue("Idempotent-Replayed"))
                .hasValue("true");
        assertThat(again.getLastResponse().headers().firstValue("Original-Request"))
                .hasValue(first.getLastResponse().requestId());
        assertThat(existing()).isEqualTo(1);
    }

    @Test
    void refusesOtherParametersUnderTheSameKey() throws StripeException {
        create(8000);

        assertThat(catchThrowableOfType(IdempotencyException.class, () -> create(9000))
                        .getStatusCode())
                .isEqualTo(400);
    }

    @Test
    void doesNotRememberWhatNeverBegan() throws StripeException {
        PaymentIntentCreateParams wrong =
                PaymentIntentCreateParams.builder().setAmount(8000L).build();
        RequestOptions options = RequestOptions.builder()
                .setStripeAccount(StripeHttp.DEMO)
                .setIdempotencyKey(key)
                .build();
        assertThat(catchThrowableOfType(
                                InvalidRequestException.class,
                                () -> http.stripe().v1().paymentIntents().create(wrong, options))
                        .getCode())
                .isEqualTo("parameter_missing");

        assertThat(create(8000).getStatus()).isEqualTo("requires_payment_method");
    }

    @Test
    void hasDoneNothingWhenTheRequestIsLost() throws StripeException {
        http.faults().addForApi("drop_before", "POST", CREATE, 0, 1);

        assertThat(catchThrowableOfType(ApiConnectionException.class, () -> create(8000)))
                .isNotNull();

        assertThat(existing()).isZero();
        create(8000);
        assertThat(existing()).isEqualTo(1);
    }

    @Test
    void hasDoneItOnceWhenTheAnswerIsLost() throws StripeException {
        http.faults().addForApi("drop_after", "POST", CREATE, 0, 1);

        assertThat(catchThrowableOfType(ApiConnectionException.class, () -> create(8000)))
                .isNotNull();

        assertThat(existing()).isEqualTo(1);
        create(8000);
        assertThat(existing()).isEqualTo(1);
    }

    @Test
    void repeatsAServerErrorForTheSameKey() throws StripeException {
        http.faults().addForApi("error_500_after", "POST", CREATE, 0, 1);

        for (int i = 0; i < 2; i++) {
            assertThat(catchThrowableOfType(ApiException.class, () -> create(8000))
                            .getStatusCode())
                    .isEqualTo(500);
        }
        assertThat(existing()).isEqualTo(1);
    }

    @Test
    void repeatsAServerErrorThatCameBeforeTheEffectToo() throws StripeException {
        http.faults().addForApi("error_500_before", "POST", CREATE, 0, 1);

        for (int i = 0; i < 2; i++) {
            assertThat(catchThrowableOfType(ApiException.class, () -> create(8000)))
                    .isNotNull();
        }
        assertThat(existing()).isZero();
    }

    @Test
    void forgetsThatItWasBusy() throws StripeException {
        http.faults().addForApi("rate_limit_429", "POST", CREATE, 0, 1);
        http.faults().addForApi("conflict_409", "POST", CREATE, 0, 1);

        assertThat(catchThrowableOfType(RateLimitException.class, () -> create(8000)))
                .isNotNull();
        assertThat(catchThrowableOfType(StripeException.class, () -> create(8000))
                        .getStatusCode())
                .isEqualTo(409);
        assertThat(create(8000).getId()).startsWith("pi_");
    }

    @Test
    void refusesAKeyThatIsInUseJustNow() {
        StripeException busy = http.db().inTransaction(tx -> {
            tx.first(
                    "select pg_advisory_xact_lock(hashtextextended(?, 0)) is null as taken",
                    row -> row.getBoolean("taken"),
                    StripeHttp.DEMO + " " + key);
            return catchThrowableOfType(StripeException.class, () -> create(8000));
        });

        assertThat(busy.getStatusCode()).isEqualTo(409);
        assertThat(busy.getCode()).isEqualTo("idempotency_key_in_use");
    }
}
