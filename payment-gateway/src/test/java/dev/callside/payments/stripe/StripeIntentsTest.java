package dev.callside.payments.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.payments.request.Intent;
import dev.callside.payments.request.Request;
import dev.callside.payments.request.TestRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever Stripe answers, asking again makes no second PaymentIntent and no second refund. */
class StripeIntentsTest {

    private static final String BROKEN = "{\"error\":{\"type\":\"api_error\"}}";
    private static final String NO_INTENTS = list("");

    private final StripeServer stripe = new StripeServer();
    private final StripeIntents intents = new StripeIntents(stripe.clients(), new StripePayments(stripe.clients()));
    private final Request request = TestRequest.asked(8000, "AUD", "Consultation about something private");
    private final String id = request.id().toString();

    @AfterEach
    void stop() {
        stripe.close();
    }

    @Test
    void asksAgainUnderTheSameKey() {
        stripe.answers(200, intent()).answers(200, intent());

        assertThat(intents.create(request)).isInstanceOf(StripeAnswer.Known.class);
        assertThat(intents.create(request)).isInstanceOf(StripeAnswer.Known.class);

        assertThat(stripe.keysOfPosts()).containsExactly(id, id);
        assertThat(stripe.calls()).allMatch(call -> call.account().equals(TestRequest.ACCOUNT));
    }

    @Test
    void waitsForTheSameCallOfSomebodyElse() {
        stripe.answers(409, BROKEN).answers(409, BROKEN).answers(200, intent());

        assertThat(intents.create(request)).isInstanceOf(StripeAnswer.Known.class);

        assertThat(stripe.keysOfPosts()).containsExactly(id, id, id);
    }

    /** A stored 500 comes again under its key for a day. */
    @Test
    void findsTheIntentThatAServerErrorHid() {
        stripe.answers(500, BROKEN).answers(200, list(intent()));

        assertThat(intents.create(request))
                .isInstanceOfSatisfying(
                        StripeAnswer.Known.class,
                        known -> assertThat(((Intent) known.value()).id()).isEqualTo("pi_1"));

        assertThat(stripe.keysOfPosts()).containsExactly(id);
    }

    @Test
    void takesASecondKeyOnlyWhenThereIsNoIntent() {
        stripe.answers(500, BROKEN).answers(200, NO_INTENTS).answers(200, intent());

        assertThat(intents.create(request)).isInstanceOf(StripeAnswer.Known.class);

        assertThat(stripe.keysOfPosts()).containsExactly(id, id + ":2");
    }

    @Test
    void isUnknownWhenTheSearchIsNotAnsweredEither() {
        stripe.answers(500, BROKEN).answers(500, BROKEN);

        assertThat(intents.create(request)).isInstanceOf(StripeAnswer.Unknown.class);

        assertThat(stripe.keysOfPosts()).containsExactly(id);
    }

    @Test
    void givesBackOnce() {
        var refund = "{\"id\":\"re_1\",\"object\":\"refund\"}";
        stripe.answers(200, refund).answers(200, refund);

        intents.refund(request);
        intents.refund(request);

        assertThat(stripe.keysOfPosts()).containsExactly(id + ":refund", id + ":refund");
    }

    /** A restricted key that may not read cards, or charges, takes payments as it did before we asked for them. */
    @Test
    void looksWithoutTheDetailsThatOurKeyMayNotRead() {
        var mayNot = "{\"error\":{\"type\":\"invalid_request_error\",\"message\":\"rak_payment_method_read\"}}";
        stripe.answers(403, mayNot).answers(200, intent());
        assertThat(intents.retrieve(TestRequest.ACCOUNT, "pi_1")).isInstanceOf(StripeAnswer.Known.class);

        stripe.answers(403, mayNot).answers(403, mayNot).answers(200, intent());
        assertThat(intents.retrieve(TestRequest.ACCOUNT, "pi_1")).isInstanceOf(StripeAnswer.Known.class);

        var both = "expand[0]=latest_charge&expand[1]=payment_method";
        var charge = "expand[0]=latest_charge";
        assertThat(stripe.calls())
                .extracting(StripeServer.Call::query)
                .containsExactly(both, charge, both, charge, "null");
    }

    @Test
    void doesNotAskAgainForWhatIsNoMatterOfDetails() {
        var mayNot = "{\"error\":{\"type\":\"invalid_request_error\",\"message\":\"rak_payment_intent_read\"}}";
        stripe.answers(403, mayNot).answers(403, mayNot).answers(403, mayNot);
        assertThat(intents.retrieve(TestRequest.ACCOUNT, "pi_1")).isInstanceOf(StripeAnswer.Unknown.class);
        stripe.answers(403, "{\"error\":{\"type\":\"invalid_request_error\",\"code\":\"account_invalid\"}}");
        assertThat(intents.retrieve(TestRequest.ACCOUNT, "pi_1")).isInstanceOf(StripeAnswer.Refused.class);
        stripe.answers(401, BROKEN);
        assertThat(intents.retrieve(TestRequest.ACCOUNT, "pi_1")).isInstanceOf(StripeAnswer.Unknown.class);

        assertThat(stripe.calls()).hasSize(5);
    }

    /** What the clinician typed says something about the patient. */
    @Test
    void tellsStripeNothingThatWasTyped() {
        stripe.answers(200, intent());

        intents.create(request);

        assertThat(stripe.calls().get(0).body())
                .contains("amount=8000")
                .doesNotContain("Consultation")
                .doesNotContain("kim");
    }

    private String intent() {
        return """
                {"id":"pi_1","object":"payment_intent","status":"requires_payment_method","client_secret":"pi_1_secret",\
                "amount":8000,"currency":"aud","metadata":{"callside_request":"%s"}}""".formatted(id);
    }

    private static String list(String intents) {
        return "{\"object\":\"list\",\"url\":\"/v1/payment_intents\",\"has_more\":false,\"data\":[" + intents + "]}";
    }
}
