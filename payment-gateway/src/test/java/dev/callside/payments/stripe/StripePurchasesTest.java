package dev.callside.payments.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.payments.purchase.Goods;
import dev.callside.payments.purchase.Origin;
import dev.callside.payments.purchase.Purchase;
import dev.callside.payments.purchase.PurchaseId;
import dev.callside.payments.purchase.PurchaseIntents.Charged;
import dev.callside.payments.purchase.PurchaseState;
import dev.callside.payments.purchase.Return;
import dev.callside.payments.request.Card;
import dev.callside.payments.request.Intent;
import dev.callside.plugin.PracticeId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever Stripe answers, asking again makes no second PaymentIntent for a purchase, and charges a card once. */
class StripePurchasesTest {

    private static final String BROKEN = "{\"error\":{\"type\":\"api_error\"}}";

    private final StripeServer stripe = new StripeServer();
    private final StripePurchases purchases =
            new StripePurchases(stripe.clients(), new StripePayments(stripe.clients()));
    private final PurchaseId id = new PurchaseId(UUID.randomUUID());

    @AfterEach
    void stop() {
        stripe.close();
    }

    @Test
    void asksAgainUnderTheSameKey() {
        stripe.answers(200, intent("requires_confirmation")).answers(200, intent("requires_confirmation"));

        purchases.create(purchase(0), new Charged("cus_1", Optional.empty(), Optional.of("pm_1")));
        purchases.create(purchase(0), new Charged("cus_1", Optional.empty(), Optional.of("pm_1")));

        assertThat(stripe.keysOfPosts()).containsExactly(id.toString(), id.toString());
        assertThat(stripe.calls()).allSatisfy(call -> assertThat(call.account()).isNull());
    }

    /** Stripe gives the refusal of the first customer again under its key, and refuses that key with another customer. */
    @Test
    void takesAnotherKeyForTheCustomerThatFollowsADeletedOne() {
        stripe.answers(200, intent("requires_payment_method"));

        purchases.create(purchase(0), new Charged("cus_2", Optional.of("cus_1"), Optional.empty()));

        assertThat(stripe.keysOfPosts()).containsExactly(id + ":customer:cus_1");
    }

    @Test
    void chargesAgainUnderTheSameKeyUntilAPersonTries() {
        stripe.answers(200, intent("succeeded"))
                .answers(200, intent("succeeded"))
                .answers(200, intent("succeeded"));

        purchases.confirm(purchase(0), "pm_1", true);
        purchases.confirm(purchase(0), "pm_1", true);
        purchases.confirm(purchase(1), "pm_1", false);

        assertThat(stripe.keysOfPosts()).containsExactly(id + ":confirm:0", id + ":confirm:0", id + ":confirm:1");
        assertThat(stripe.calls().get(0).body()).contains("off_session=true");
        assertThat(stripe.calls().get(2).body()).doesNotContain("off_session");
    }

    /** Its receipt names the card, and its day is the charge's: an answer has no more of it than its id unless asked. */
    @Test
    void readsTheChargeOfASavedCard() {
        stripe.answers(
                200,
                intent("succeeded")
                        .replaceAll(
                                "}$",
                                ",\"latest_charge\":{\"id\":\"ch_1\",\"object\":\"charge\",\"created\":1772362740,"
                                        + "\"payment_method_details\":{\"card\":{\"brand\":\"visa\",\"last4\":\"4242\"}}}}"));

        var answer = (StripeAnswer.Known<Intent>) purchases.confirm(purchase(0), "pm_1", true);

        assertThat(stripe.calls().get(0).body()).contains("expand[0]=latest_charge");
        assertThat(answer.value().card()).contains(new Card("visa", "4242"));
        assertThat(answer.value().chargedAt()).contains(Instant.parse("2026-03-01T10:59:00Z"));
    }

    /** Stripe repeats a stored 500 for a day under its key, whatever became of the charge. */
    @Test
    void takesASecondKeyOnlyWhenNothingWasCharged() {
        stripe.answers(500, BROKEN).answers(200, intent("succeeded"));
        assertThat(purchases.confirm(purchase(0), "pm_1", true)).isInstanceOf(StripeAnswer.Unknown.class);
        assertThat(stripe.keysOfPosts()).containsExactly(id + ":confirm:0");

        stripe.answers(500, BROKEN)
                .answers(200, intent("requires_confirmation"))
                .answers(200, intent("succeeded"));
        assertThat(purchases.confirm(purchase(0), "pm_1", true)).isInstanceOf(StripeAnswer.Known.class);
        assertThat(stripe.keysOfPosts()).endsWith(id + ":confirm:0", id + ":confirm:0:2");
    }

    /** The charge says so of itself: a restricted key needs no permission for disputes. */
    @Test
    void readsWhatBecameOfTheMoney() {
        stripe.answers(
                        200,
                        intent("succeeded")
                                .replaceAll(
                                        "}$",
                                        ",\"latest_charge\":{\"id\":\"ch_1\",\"object\":\"charge\","
                                                + "\"amount_refunded\":2000,\"refunded\":false,\"disputed\":true}}"))
                .answers(200, intent("requires_payment_method"));

        assertThat(purchases.returned("pi_1")).isEqualTo(new StripeAnswer.Known<>(new Return(2000, true)));
        assertThat(purchases.returned("pi_1")).isEqualTo(new StripeAnswer.Known<>(new Return(0, false)));

        assertThat(stripe.calls().get(0).query()).contains("latest_charge");
    }

    private Purchase purchase(int confirms) {
        var level = UUID.randomUUID();
        return new Purchase(
                new PracticeId(UUID.randomUUID()),
                id,
                level,
                Origin.TOP_UP,
                new Goods(Goods.Kind.MESSAGE_CREDITS, level, 416),
                new BigDecimal("0.12"),
                5000,
                4992,
                "AUD",
                Optional.of(UUID.randomUUID()),
                Optional.of("pm_1"),
                false,
                "top-up",
                Locale.ENGLISH,
                PurchaseState.OPEN,
                1,
                Optional.of("pi_1"),
                Optional.empty(),
                confirms,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Instant.parse("2026-03-01T10:00:00Z"),
                Optional.empty(),
                Optional.empty(),
                0,
                false);
    }

    private String intent(String status) {
        return """
            {"id":"pi_1","object":"payment_intent","status":"%s","client_secret":"pi_1_secret",\
            "amount":4992,"currency":"aud","metadata":{"callside_purchase":"%s"}}\
            """.formatted(status, id);
    }
}
