package dev.callside.payments.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.payments.purchase.Payer;
import dev.callside.payments.stripe.StripeAnswer.Known;
import dev.callside.payments.stripe.StripeAnswer.Refused;
import dev.callside.plugin.PracticeId;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A payer has one customer at Stripe, however often it is asked for, until Stripe says that this one was deleted. */
class StripeCardsTest {

    private static final String CUSTOMER = "{\"id\":\"cus_1\",\"object\":\"customer\"}";

    private final StripeServer stripe = new StripeServer();
    private final StripeCards cards = new StripeCards(stripe.clients());
    private final UUID id = UUID.randomUUID();

    @AfterEach
    void stop() {
        stripe.close();
    }

    @Test
    void asksAgainUnderTheSameKeyUntilItWasDeleted() {
        stripe.answers(200, CUSTOMER).answers(200, CUSTOMER).answers(200, CUSTOMER.replace("cus_1", "cus_2"));

        cards.customer(payer(Optional.empty()));
        cards.customer(payer(Optional.empty()));
        assertThat(cards.customer(payer(Optional.of("cus_1")))).isEqualTo(new Known<>("cus_2"));

        assertThat(stripe.keysOfPosts()).containsExactly(id + ":customer", id + ":customer", id + ":customer:cus_1");
    }

    /** <a href="https://docs.stripe.com/api/customers/retrieve">Retrieve a customer</a>: one that was deleted is still shown. */
    @Test
    void knowsACustomerThatWasDeletedFromOneOfAnotherAccount() {
        stripe.answers(200, CUSTOMER)
                .answers(200, "{\"id\":\"cus_1\",\"object\":\"customer\",\"deleted\":true}")
                .answers(
                        404,
                        "{\"error\":{\"type\":\"invalid_request_error\",\"code\":\"resource_missing\",\"param\":\"id\","
                                + "\"message\":\"No such customer: 'cus_1'\"}}");

        assertThat(cards.deleted("cus_1")).isEqualTo(new Known<>(false));
        assertThat(cards.deleted("cus_1")).isEqualTo(new Known<>(true));
        assertThat(cards.deleted("cus_1")).isEqualTo(new Refused<>("resource_missing"));
    }

    private Payer payer(Optional<String> before) {
        return new Payer(new PracticeId(UUID.randomUUID()), id, Optional.empty(), before, 0);
    }
}
