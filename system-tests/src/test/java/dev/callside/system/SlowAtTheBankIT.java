package dev.callside.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The bank's page stays open for longer than anybody is kept waiting for it: what the bank says then counts for its card. */
@ExtendWith(WithDemo.class)
class SlowAtTheBankIT {

    private static final String AUTHENTICATES = "4000002760003184";
    private static final String THEN_LACKS_FUNDS = "4000008260003178";

    @Test
    void readsWhyTheCardWasDeclinedAfterAll(ReminderDemo demo, Chromium chromium) {
        try (var call = leftAtTheBank(demo, chromium, THEN_LACKS_FUNDS)) {
            Side.button(call.patient().bank(), "Complete").click();

            call.patient().says("There is not enough money on this card. Nothing was charged.");
            call.clinician().says("There is not enough money on the card.");
            assertThat(call.charges()).isZero();

            call.patient().pay(Stripe.GOOD_CARD);
            call.clinician().says("Payment received");
            assertThat(call.charges()).isEqualTo(1);
        }
    }

    @Test
    void chargesTheCardThatTheBankWasAskedAbout(ReminderDemo demo, Chromium chromium) {
        try (var call = leftAtTheBank(demo, chromium, AUTHENTICATES)) {
            Side other = call.anotherTab(true);
            other.payNow(call.email());
            other.pay(AUTHENTICATES);
            assertThat(Side.button(other.bank(), "Complete")).isVisible();

            Side.button(call.patient().bank(), "Complete").click();
            assertThat(call.patient().panel().locator("dialog iframe")).hasCount(0);
            assertThat(call.charges()).isZero();

            Side.button(other.bank(), "Complete").click();
            call.clinician().says("Payment received");
            other.shows("paid");
            assertThat(call.charges()).isEqualTo(1);
            assertThat(call.receipts()).isEqualTo(1);
        }
    }

    private static TwoPeople leftAtTheBank(ReminderDemo demo, Chromium chromium, String card) {
        var call = TwoPeople.meet(demo.demo(), chromium).atTheCardForm();
        call.patient().pay(card);
        assertThat(Side.button(call.patient().bank(), "Complete")).isVisible();
        call.clinician().says("The patient's bank asks for confirmation");
        var clock = demo.phone("+61491570156");
        demo.move(clock, clock.now().plus(Duration.ofSeconds(125)));
        call.clinician().says("The patient did not complete their bank's check.");
        return call;
    }
}
