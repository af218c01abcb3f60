package dev.callside.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people do to a page in the middle of paying: one charge and one receipt all the same. */
@ExtendWith(WithDemo.class)
class InterruptedIT {

    private static final String AUTHENTICATES = "4000002760003184";

    /** The two windows are pressed in within the same moment, quicker than one could tell the other. */
    private static final String SOON = "button => void setTimeout(() => button.click(), 300)";

    @Test
    void takesUpTheBanksConfirmationAfterAReload(Demo demo, Chromium chromium) {
        try (var call = TwoPeople.meet(demo, chromium).atTheCardForm()) {
            call.patient().pay(AUTHENTICATES);
            assertThat(Side.button(call.patient().bank(), "Complete")).isVisible();

            call.patient().page().reload();

            call.patient().button("Continue with your bank").click();
            Side.button(call.patient().bank(), "Complete").click();
            paidOnce(call);
        }
    }

    @Test
    void showsThePaymentAfterAReloadRightAfterPay(Demo demo, Chromium chromium) {
        try (var call = TwoPeople.meet(demo, chromium).atTheCardForm()) {
            demo.stripe().breakApi("delay_ms", "POST", "/v1/payment_intents/*/confirm", 1);
            call.patient().typeCard(Stripe.GOOD_CARD);
            call.patient()
                    .page()
                    .waitForRequest(
                            request -> request.url().endsWith("/confirm"),
                            () -> call.patient().payButton().click());

            call.patient().page().reload();

            call.patient().shows("paid");
            paidOnce(call);
        } finally {
            demo.stripe().mend();
        }
    }

    @Test
    void chargesOnceWhenBothButtonsAreDoubleClicked(Demo demo, Chromium chromium) {
        try (var call = TwoPeople.meet(demo, chromium)) {
            call.clinician().openForm();
            call.clinician().type("80.00", "Standard consultation");
            call.clinician().button("Request payment").dblclick();
            call.clinician().shows("requested");
            call.patient().payNow(call.email());
            call.patient().typeCard(Stripe.GOOD_CARD);
            call.patient().payButton().dblclick();
            paidOnce(call);
            assertThat(call.clinician().panel().locator("request-row")).hasCount(1);
        }
    }

    @Test
    void chargesOnceFromTwoTabs(Demo demo, Chromium chromium) {
        try (var call = TwoPeople.meet(demo, chromium).atTheCardForm()) {
            Side other = call.anotherTab(true);
            other.payNow(call.email());
            other.typeCard(Stripe.GOOD_CARD);
            call.patient().typeCard(Stripe.GOOD_CARD);
            demo.stripe().breakApi("delay_ms", "POST", "/v1/payment_intents/*/confirm", 1);
            call.patient().payButton().evaluate(SOON);
            other.payButton().evaluate(SOON);
            paidOnce(call);
            other.shows("paid");
            call.patient().shows("paid");
        } finally {
            demo.stripe().mend();
        }
    }

    private static void paidOnce(TwoPeople call) {
        call.clinician().says("Payment received");
        assertThat(call.charges()).isEqualTo(1);
        assertThat(call.receipts()).isEqualTo(1);
    }
}
