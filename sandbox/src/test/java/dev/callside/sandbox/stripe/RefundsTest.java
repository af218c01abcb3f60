package dev.callside.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Money goes back in part or whole, never more than was taken. */
class RefundsTest {

    private static final RequestOptions DEMO =
            RequestOptions.builder().setStripeAccount(StripeHttp.DEMO).build();

    private static StripeHttp http;

    @BeforeAll
    static void start() throws IOException {
        http = StripeHttp.start();
    }

    @AfterAll
    static void stop() {
        http.close();
    }

    private static PaymentIntent paid() throws StripeException {
        return http.stripe()
                .v1()
                .paymentIntents()
                .create(
                        PaymentIntentCreateParams.builder()
                                .setAmount(8000L)
                                .setCurrency("aud")
                                .setPaymentMethod("pm_card_visa")
                                .setConfirm(true)
                                .build(),
                        DEMO);
    }

    private static Refund refund(PaymentIntent intent, Long amount) throws StripeException {
        RefundCreateParams.Builder params = RefundCreateParams.builder().setPaymentIntent(intent.getId());
        return http.stripe().v1().refunds().create((amount == null ? params : params.setAmount(amount)).build(), DEMO);
    }

    @Test
    void givesBackAPartAndThenTheRest() throws StripeException {
        PaymentIntent intent = paid();

        assertThat(refund(intent, 3000L).getStatus()).isEqualTo("succeeded");
        assertThat(http.stripe()
                        .v1()
                        .charges()
                        .retrieve(intent.getLatestCharge(), DEMO)
                        .getAmountRefunded())
                .isEqualTo(3000L);
        assertThat(refund(intent, null).getAmount()).isEqualTo(5000L);

        assertThat(http.stripe()
                        .v1()
                        .charges()
                        .retrieve(intent.getLatestCharge(), DEMO)
                        .getRefunded())
                .isTrue();
        assertThat(http.stripe()
                        .v1()
                        .refunds()
                        .list(
                                RefundListParams.builder()
                                        .setPaymentIntent(intent.getId())
                                        .build(),
                                DEMO)
                        .getData())
                .hasSize(2);
        assertThat(catchThrowableOfType(InvalidRequestException.class, () -> refund(intent, null))
                        .getCode())
                .isEqualTo("charge_already_refunded");
    }

    @Test
    void givesBackNoMoreThanWasTaken() throws StripeException {
        PaymentIntent intent = paid();

        InvalidRequestException refused =
                catchThrowableOfType(InvalidRequestException.class, () -> refund(intent, 8001L));

        assertThat(refused.getParam()).isEqualTo("amount");
    }
}
