package dev.callside.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The real stripe-java takes a PaymentIntent through its life. */
class PaymentIntentsTest {

    private static StripeHttp http;

    @BeforeAll
    static void start() throws IOException {
        http = StripeHttp.start();
    }

    @AfterAll
    static void stop() {
        http.close();
    }

    private static RequestOptions demo() {
        return RequestOptions.builder().setStripeAccount(StripeHttp.DEMO).build();
    }

    private static PaymentIntentCreateParams.Builder eighty() {
        return PaymentIntentCreateParams.builder()
                .setAmount(8000L)
                .setCurrency("aud")
                .addPaymentMethodType("card")
                .putMetadata("callside_request", UUID.randomUUID().toString());
    }

    private static PaymentIntent created() throws StripeException {
        return http.stripe().v1().paymentIntents().create(eighty().build(), demo());
    }

    private static PaymentIntent confirm(String id, String card) throws StripeException {
        return http.stripe()
                .v1()
                .paymentIntents()
                .confirm(
                        id,
                        PaymentIntentConfirmParams.builder()
                                .setPaymentMethod(card)
                                .build(),
                        demo());
    }

    private static PaymentIntent again(String id) throws StripeException {
        return http.stripe()
                .v1()
                .paymentIntents()
                .retrieve(
                        id,
                        PaymentIntentRetrieveParams.builder()
                                .addExpand("latest_charge")
                                .build(),
                        demo());
    }

    @Test
    void isPaidWithACard() throws StripeException {
        PaymentIntent intent = created();
        assertThat(intent.getStatus()).isEqualTo("requires_payment_method");
        assertThat(intent.getClientSecret()).startsWith(intent.getId() + "_secret_");

        assertThat(confirm(intent.getId(), "pm_card_visa").getStatus()).isEqualTo("succeeded");

        PaymentIntent paid = again(intent.getId());
        assertThat(paid.getAmountReceived()).isEqualTo(8000L);
        Charge charge = paid.getLatestChargeObject();
        assertThat(charge.getPaid()).isTrue();
        assertThat(charge.getReceiptNumber()).isNull();
        assertThat(charge.getPaymentMethodDetails().getCard().getBrand()).isEqualTo("visa");
        assertThat(charge.getPaymentMethodDetails().getCard().getLast4()).isEqualTo("4242");
        assertThat(charge.getOutcome().getNetworkStatus()).isEqualTo("approved_by_network");
    }

    @Test
    void remembersADeclineAndCanBeTriedAgain() throws StripeException {
        String id = created().getId();

        CardException declined = catchThrowableOfType(
                CardException.class, () -> confirm(id, "pm_card_visa_chargeDeclinedInsufficientFunds"));

        assertThat(declined.getStatusCode()).isEqualTo(402);
        assertThat(declined.getCode()).isEqualTo("card_declined");
        assertThat(declined.getDeclineCode()).isEqualTo("insufficient_funds");
        PaymentIntent open = again(id);
        assertThat(open.getStatus()).isEqualTo("requires_payment_method");
        assertThat(open.getLastPaymentError().getDeclineCode()).isEqualTo("insufficient_funds");
        assertThat(open.getLatestChargeObject().getFailureCode()).isEqualTo("card_declined");
        assertThat(confirm(id, "pm_card_mastercard").getStatus()).isEqualTo("succeeded");
        assertThat(again(id).getLastPaymentError()).isNull();
    }

    @Test
    void asksForAuthenticationBeforeItCharges() throws StripeException {
        PaymentIntent intent = confirm(created().getId(), "pm_card_authenticationRequired");

        assertThat(intent.getStatus()).isEqualTo("requires_action");
        assertThat(intent.getNextAction().getType()).isEqualTo("use_stripe_sdk");
        assertThat(intent.getLatestCharge()).isNull();
    }

    /** Somebody left the bank's page open and another card was entered, which has a bank's page of its own. */
    @Test
    void asksTheBankAnewForAnotherCard() throws StripeException {
        PaymentIntent first = confirm(created().getId(), "pm_card_authenticationRequired");

        PaymentIntent second = confirm(first.getId(), "pm_card_authenticationRequired");

        assertThat(second.getStatus()).isEqualTo("requires_action");
        assertThat(second.getPaymentMethod()).isNotEqualTo(first.getPaymentMethod());
        assertThat(again(first.getId()).getPaymentMethod()).isEqualTo(second.getPaymentMethod());
        assertThat(again(first.getId()).getLastPaymentError()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"complete", "fail", "abandon"})
    void chargesNothingAndEndsNothingByTheBanksPageOfAnEarlierCard(String outcome) throws StripeException {
        PaymentIntent first = confirm(created().getId(), "pm_card_authenticationRequired");
        PaymentIntent second = confirm(first.getId(), "pm_card_authenticationRequired");

        assertThat(bank().says(first, outcome)).isEqualTo(400);
        PaymentIntent open = again(first.getId());
        assertThat(open.getStatus()).isEqualTo("requires_action");
        assertThat(open.getPaymentMethod()).isEqualTo(second.getPaymentMethod());

        assertThat(bank().says(second, "complete")).isEqualTo(200);
        assertThat(again(first.getId()).getStatus()).isEqualTo("succeeded");
    }

    /** The page of the first card is still open when the second, which the bank asks nothing of, has paid or was declined. */
    @ParameterizedTest
    @CsvSource({"pm_card_visa, succeeded", "pm_card_visa_chargeDeclined, requires_payment_method"})
    void staysWhatAnotherCardMadeOfIt(String card, String status) throws StripeException {
        PaymentIntent first = confirm(created().getId(), "pm_card_authenticationRequired");
        try {
            confirm(first.getId(), card);
        } catch (CardException declined) {
            assertThat(declined.getDeclineCode()).isEqualTo("generic_decline");
        }

        assertThat(bank().says(first, "complete")).isEqualTo(400);

        assertThat(again(first.getId()).getStatus()).isEqualTo(status);
    }

    private static Bank bank() {
        return new Bank(http, StripeHttp.DEMO);
    }

    @Test
    void isCancelledOnce() throws StripeException {
        String id = created().getId();
        PaymentIntentCancelParams asked = PaymentIntentCancelParams.builder()
                .setCancellationReason(PaymentIntentCancelParams.CancellationReason.REQUESTED_BY_CUSTOMER)
                .build();

        PaymentIntent cancelled = http.stripe().v1().paymentIntents().cancel(id, asked, demo());

        assertThat(cancelled.getStatus()).isEqualTo("canceled");
        assertThat(cancelled.getCancellationReason()).isEqualTo("requested_by_customer");
        InvalidRequestException again = catchThrowableOfType(
                InvalidRequestException.class,
                () -> http.stripe().v1().paymentIntents().cancel(id, asked, demo()));
        assertThat(again.getCode()).isEqualTo("payment_intent_unexpected_state");
        assertThat(again.getStripeError().getPaymentIntent().getStatus()).isEqualTo("canceled");
        assertThat(catchThrowableOfType(InvalidRequestException.class, () -> confirm(id, "pm_card_visa"))
                        .getCode())
                .isEqualTo("payment_intent_unexpected_state");
    }

    @Test
    void succeedsOnceHoweverManyConfirmItAtTheSameTime() throws Exception {
        String id = created().getId();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> confirms = Collections.nCopies(8, () -> {
                try {
                    return confirm(id, "pm_card_visa").getStatus().equals("succeeded");
                } catch (StripeException e) {
                    return false;
                }
            });
            long paid = 0;
            for (Future<Boolean> each : threads.invokeAll(confirms)) {
                paid += each.get() ? 1 : 0;
            }
            assertThat(paid).isEqualTo(1);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void isNotTouchedByTwoAtTheSameTime() throws StripeException {
        String id = created().getId();

        RateLimitException busy = http.db().inTransaction(tx -> {
            new ObjectStore(tx).needLocked("payment_intent", StripeHttp.DEMO, id, "");
            return catchThrowableOfType(RateLimitException.class, () -> confirm(id, "pm_card_visa"));
        });

        assertThat(busy.getCode()).isEqualTo("lock_timeout");
        assertThat(confirm(id, "pm_card_visa").getStatus()).isEqualTo("succeeded");
    }

    @Test
    void isListedByTimeNewestFirstPageByPage() throws StripeException {
        long before = created().getCreated();
        String second = created().getId();
        String third = created().getId();

        PaymentIntentListParams.Created since =
                PaymentIntentListParams.Created.builder().setGte(before).build();
        var first = http.stripe()
                .v1()
                .paymentIntents()
                .list(
                        PaymentIntentListParams.builder()
                                .setCreated(since)
                                .setLimit(1L)
                                .build(),
                        demo());

        assertThat(first.getData()).extracting(PaymentIntent::getId).containsExactly(third);
        assertThat(first.getHasMore()).isTrue();
        var next = http.stripe()
                .v1()
                .paymentIntents()
                .list(
                        PaymentIntentListParams.builder()
                                .setCreated(since)
                                .setLimit(1L)
                                .setStartingAfter(third)
                                .build(),
                        demo());
        assertThat(next.getData()).extracting(PaymentIntent::getId).containsExactly(second);
    }

    @Test
    void refusesAmountsThatStripeRefuses() {
        assertThat(refusal(12L, "aud").getCode()).isEqualTo("amount_too_small");
        assertThat(refusal(1_000_000_000_000L, "aud").getCode()).isEqualTo("amount_too_large");
        assertThat(refusal(550L, "isk").getParam()).isEqualTo("amount");
        assertThat(refusal(5000L, "btc").getParam()).isEqualTo("currency");
        assertThat(refusal(-1L, "aud").getCode()).isEqualTo("parameter_invalid_integer");
    }

    private static InvalidRequestException refusal(long amount, String currency) {
        return catchThrowableOfType(
                InvalidRequestException.class,
                () -> http.stripe()
                        .v1()
                        .paymentIntents()
                        .create(eighty().setAmount(amount).setCurrency(currency).build(), demo()));
    }

    @Test
    void refusesParametersThatItDoesNotKnow() {
        InvalidRequestException refused = catchThrowableOfType(
                InvalidRequestException.class,
                () -> http.stripe()
                        .v1()
                        .paymentIntents()
                        .create(eighty().putExtraParam("amuont", "1").build(), demo()));

        assertThat(refused.getCode()).isEqualTo("parameter_unknown");
        assertThat(refused.getParam()).isEqualTo("amuont");
        assertThat(refused.getRequestId()).startsWith("req_");
    }
}
