package dev.callside.payments.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Of each form in which Stripe tells that something happened, we know what it happened to. */
class StripeEventTest {

    @Test
    void readsASnapshotOfAPracticesAccount() {
        var event = read("""
                {"id": "evt_1", "object": "event", "type": "payment_intent.succeeded", "account": "acct_1Reef",
                 "context": "acct_1Reef", "data": {"object": {"id": "pi_1", "object": "payment_intent"}}}""");

        assertThat(event).contains(event("evt_1", "payment_intent.succeeded", "acct_1Reef", "pi_1"));
    }

    @Test
    void readsTheAccountThatAThinEventIsAbout() {
        var event = thin("v2.core.account[requirements].updated", "null", """
                {"id": "acct_1Reef", "type": "v2.core.account", "url": "/v2/core/accounts/acct_1Reef"}""");

        assertThat(event).contains(event("evt_2", "v2.core.account[requirements].updated", "acct_1Reef", "acct_1Reef"));
    }

    @Test
    void isNotMisledByTheContextInWhichAnOrganizationGetsIt() {
        var event = thin("v2.core.account.updated", "\"acct_1Platform\"", """
                {"id": "acct_1Reef", "type": "v2.core.account", "url": "/v2/core/accounts/acct_1Reef"}""");

        assertThat(event.flatMap(StripeEvent::account)).contains("acct_1Reef");
    }

    @Test
    void knowsTheAccountOfAPerson() {
        var event = thin("v2.core.account_person.updated", "null", """
                {"id": "person_1", "type": "v2.core.account_person",
                 "url": "/v2/core/accounts/acct_1Reef/persons/person_1"}""");

        assertThat(event.flatMap(StripeEvent::account)).contains("acct_1Reef");
    }

    @Test
    void takesAThinEventThatIsAboutNothing() {
        assertThat(thin("v2.core.account_link.returned", "null", "null"))
                .contains(
                        new StripeEvent("evt_2", "v2.core.account_link.returned", Optional.empty(), Optional.empty()));
        assertThat(
                        read(
                                "{\"id\": \"evt_2\", \"object\": \"v2.core.event\", \"type\": \"v2.core.event_destination.ping\"}"))
                .isPresent();
    }

    @Test
    void refusesWhatIsNoEvent() {
        assertThat(read("[]")).isEmpty();
        assertThat(read("{}")).isEmpty();
        assertThat(read("{\"id\": 1, \"type\": \"account.updated\", \"data\": {}}"))
                .isEmpty();
        assertThat(read("{\"id\": \"evt_1\"")).isEmpty();
    }

    private static Optional<StripeEvent> thin(String type, String context, String related) {
        return read("""
                {"id": "evt_2", "object": "v2.core.event", "type": "%s", "context": %s, "related_object": %s}""".formatted(type, context, related));
    }

    private static Optional<StripeEvent> read(String body) {
        return StripeEvent.read(body);
    }

    private static StripeEvent event(String id, String type, String account, String object) {
        return new StripeEvent(id, type, Optional.of(account), Optional.of(object));
    }
}
