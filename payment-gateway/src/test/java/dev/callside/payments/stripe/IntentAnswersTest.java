package dev.callside.payments.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.payments.request.Intent;
import dev.callside.payments.request.Intent.Status;
import dev.callside.payments.request.RequestId;
import dev.callside.payments.request.RequestState;
import dev.callside.payments.request.Scene;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves what each answer of Stripe's means, spoken to by the real client. */
class IntentAnswersTest {

    private final StripeStub stripe = StripeStub.get();
    private final Scene scene = new Scene(stripe.intents());
    private final RequestId id = scene.asked();
    private final String intent = "pi_" + id;
    private final String creation = "POST /v1/payment_intents " + id;

    @ParameterizedTest
    @CsvSource({"400, amount_too_small", "402, card_declined", "403, account_invalid", "404, resource_missing"})
    void isRefusedForGood(int status, String code) {
        stripe.answers(creation, status, error(code));

        var answer = stripe.intents().create(scene.request(id));

        assertThat(answer).isEqualTo(new StripeAnswer.Refused<Intent>(code));
    }

    @ParameterizedTest
    @CsvSource({"401", "429"})
    void isUnknownWhereStripeDidNotLook(int status) {
        stripe.answers(creation, status, error("rate_limit"));

        assertThat(stripe.intents().create(scene.request(id))).isInstanceOf(StripeAnswer.Unknown.class);
    }

    /** A restricted key without a permission says nothing of the account, nor of the payment; its 403 has no code. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":{\"type\":\"invalid_request_error\",\"message\":\"The provided key 'rk_test_*' does not have the"
                        + " required permissions for this endpoint\"}}",
                "{\"error\":{\"type\":\"invalid_request_error\",\"code\":\"more_permissions_required_for_application\"}}",
            })
    void isUnknownWhereOurKeyMayNotAsk(String body) {
        stripe.answers(creation, 403, body);
        assertThat(stripe.intents().create(scene.request(id))).isInstanceOf(StripeAnswer.Unknown.class);

        scene.lookups.look(scene.practice, id);

        assertThat(scene.state(id)).isEqualTo(RequestState.REQUESTED);
        assertThat(scene.request(id).unknownSince()).isPresent();
    }

    /** What the key may not make is not there to be paid: it ends all the same, and the account can be removed. */
    @ParameterizedTest
    @CsvSource({"401, CANCELLED", "401, EXPIRED", "403, CANCELLED", "403, EXPIRED"})
    void endsWhatOurKeyMayNotMake(int status, RequestState end) {
        stripe.answers(creation, status, "{\"error\":{\"type\":\"invalid_request_error\",\"message\":\"no\"}}");
        scene.lookups.look(scene.practice, id);
        if (end == RequestState.CANCELLED) {
            scene.service.cancel(scene.clinician, scene.request(id));
        } else {
            scene.callEnds();
            scene.clock.advance(Duration.ofMinutes(31));
            scene.expires();
        }

        scene.lookups.look(scene.practice, id);

        assertThat(scene.state(id)).isEqualTo(end);
        assertThat(scene.request(id).unknownSince()).isEmpty();
        assertThat(scene.database.app(scene.practice, () -> scene.requests.countUnfinished(scene.practice)))
                .isZero();
    }

    /** It may be there: asked for again until Stripe says so, and then canceled. */
    @ParameterizedTest
    @ValueSource(ints = {0, 429, 500})
    void isStillToBeClosedWhereItMayHaveBeenMade(int status) {
        stripe.answers("GET /v1/payment_intents", 500, error("api_error"));
        stripe.answers(creation, status, error("api_error"));
        scene.service.cancel(scene.clinician, scene.request(id));

        scene.lookups.look(scene.practice, id);

        assertThat(scene.state(id)).isEqualTo(RequestState.CLOSING);
    }

    /** What stands between us and Stripe may have its own idea of an answer. */
    @Test
    void isUnknownWhenASuccessCanNotBeRead() {
        stripe.answers(creation, 200, "<html>Welcome to the hotel's network");

        assertThat(stripe.intents().create(scene.request(id))).isInstanceOf(StripeAnswer.Unknown.class);
    }

    @Test
    void isUnknownWhenTheConnectionIsCut() {
        stripe.loses(creation);

        assertThat(stripe.intents().create(scene.request(id))).isInstanceOf(StripeAnswer.Unknown.class);
    }

    /** A stored 500 is given again for the same key: what it did is looked up, and only if it did nothing made anew. */
    @Test
    void looksUpWhatAServerErrorDid() {
        stripe.answers(creation, 500, error("api_error"));
        stripe.answers("GET /v1/payment_intents", 200, list(intent(Status.REQUIRES_PAYMENT_METHOD)));
        var found = (StripeAnswer.Known<Intent>) stripe.intents().create(scene.request(id));
        assertThat(found.value().id()).isEqualTo(intent);
        assertThat(stripe.calls(creation + ":2")).isZero();

        stripe.answers("GET /v1/payment_intents", 200, list(""));
        stripe.answers(creation + ":2", 200, intent(Status.REQUIRES_PAYMENT_METHOD));
        assertThat(stripe.intents().create(scene.request(id))).isInstanceOf(StripeAnswer.Known.class);
        assertThat(stripe.calls(creation + ":2")).isEqualTo(1);

        stripe.loses("GET /v1/payment_intents");
        assertThat(stripe.intents().create(scene.request(id))).isInstanceOf(StripeAnswer.Unknown.class);
        assertThat(stripe.calls(creation + ":2")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void readsEachState(Status status) {
        stripe.answers("GET /v1/payment_intents/" + intent, 200, intent(status));

        var answer = (StripeAnswer.Known<Intent>) stripe.intents().retrieve(scene.account, intent);

        assertThat(answer.value().status()).isEqualTo(status);
        assertThat(answer.value().ourId()).contains(id.toString());
    }

    /** The page puts it on the payment method, which is shown whole. */
    @ParameterizedTest
    @CsvSource({"5d7f0f2e-6c1b-4c66-9c1e-2f6c8f0a1b2c, true", "nonsense, false"})
    void readsWhoseTryItWas(String attempt, boolean known) {
        stripe.answers(
                "GET /v1/payment_intents/" + intent,
                200,
                intent(Status.REQUIRES_ACTION)
                        .replaceAll(
                                "}$",
                                ",\"payment_method\":{\"id\":\"pm_1\",\"object\":\"payment_method\",\"metadata\":"
                                        + "{\"callside_attempt\":\"" + attempt + "\"}}}"));

        var answer = (StripeAnswer.Known<Intent>) stripe.intents().retrieve(scene.account, intent);

        assertThat(answer.value().attempt().map(Object::toString))
                .isEqualTo(Optional.of(attempt).filter(id -> known));
    }

    /** After a decline the intent has no payment method any more; the error has it whole. */
    @Test
    void readsWhoseTryWasDeclined() {
        var attempt = "5d7f0f2e-6c1b-4c66-9c1e-2f6c8f0a1b2c";
        stripe.answers(
                "GET /v1/payment_intents/" + intent,
                200,
                intent(Status.REQUIRES_PAYMENT_METHOD)
                        .replaceAll(
                                "}$",
                                ",\"payment_method\":null,\"last_payment_error\":{\"type\":\"card_error\",\"code\":"
                                        + "\"card_declined\",\"decline_code\":\"insufficient_funds\",\"payment_method\":"
                                        + "{\"id\":\"pm_1\",\"object\":\"payment_method\",\"metadata\":"
                                        + "{\"callside_attempt\":\"" + attempt + "\"}}}}"));

        var answer = (StripeAnswer.Known<Intent>) stripe.intents().retrieve(scene.account, intent);

        assertThat(answer.value().failure()).contains(new Intent.Failure("insufficient_funds", "pm_1"));
        assertThat(answer.value().attempt().map(Object::toString)).contains(attempt);
    }

    @Test
    void isWhatItIsWhenStripeWillNotCancelIt() {
        known();
        stripe.answers("POST /v1/payment_intents/" + intent + "/cancel", 400, error("payment_intent_unexpected_state"));
        stripe.answers("GET /v1/payment_intents/" + intent, 200, paid());

        scene.service.cancel(scene.clinician, scene.request(id));
        scene.lookups.look(scene.practice, id);

        assertThat(scene.state(id)).isEqualTo(RequestState.PAID);
    }

    /** Paid after its end, and the practice gave the money back in Stripe's dashboard before we could. */
    @Test
    void isRefundedWhenSomebodyElseWasQuicker() {
        paidAfterItsEnd();
        stripe.answers("POST /v1/refunds", 400, error("charge_already_refunded"));
        stripe.answers(
                "GET /v1/refunds",
                200,
                list("{\"id\":\"re_theirs\",\"object\":\"refund\",\"amount\":8000,\"status\":\"succeeded\"}"));

        scene.lookups.look(scene.practice, id);

        assertThat(scene.state(id)).isEqualTo(RequestState.REFUNDED);
        assertThat(scene.postgres.ownerSees("select refund_id from payments.requests where id = '" + id + "'"))
                .isEqualTo("re_theirs");
    }

    @Test
    void isStillToBeRefundedWhileStripeDoesNotAnswer() {
        paidAfterItsEnd();
        stripe.loses("POST /v1/refunds");
        scene.lookups.look(scene.practice, id);
        assertThat(scene.request(id).unknownSince()).isPresent();

        stripe.answers("POST /v1/refunds", 200, "{\"id\":\"re_1\",\"object\":\"refund\"}");
        scene.clock.advance(Duration.ofSeconds(6));
        scene.lookups.look(scene.practice, id);

        assertThat(scene.state(id)).isEqualTo(RequestState.REFUNDED);
        assertThat(scene.request(id).unknownSince()).isEmpty();
    }

    private void known() {
        stripe.answers(creation, 200, intent(Status.REQUIRES_PAYMENT_METHOD));
        scene.lookups.look(scene.practice, id);
    }

    private void paidAfterItsEnd() {
        known();
        stripe.answers("POST /v1/payment_intents/" + intent + "/cancel", 200, intent(Status.CANCELED));
        scene.service.cancel(scene.clinician, scene.request(id));
        scene.lookups.look(scene.practice, id);
        stripe.answers("GET /v1/payment_intents/" + intent, 200, paid());
    }

    private String intent(Status status) {
        return "{\"id\":\"" + intent + "\",\"object\":\"payment_intent\",\"status\":\""
                + status.name().toLowerCase(java.util.Locale.ROOT)
                + "\",\"client_secret\":\"s\",\"metadata\":{\"callside_request\":\"" + id + "\"}}";
    }

    private String paid() {
        return intent(Status.SUCCEEDED)
                .replaceAll(
                        "}$",
                        ",\"latest_charge\":{\"id\":\"ch_1\",\"object\":\"charge\",\"payment_method_details\":"
                                + "{\"card\":{\"brand\":\"visa\",\"last4\":\"4242\"}}}}");
    }

    private static String list(String objects) {
        return "{\"object\":\"list\",\"has_more\":false,\"url\":\"/v1/payment_intents\",\"data\":[" + objects + "]}";
    }

    private static String error(String code) {
        return "{\"error\":{\"type\":\"invalid_request_error\",\"code\":\"" + code + "\",\"message\":\"no\"}}";
    }
}
