package dev.callside.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two people in two browsers, from the request to the receipt, with each kind of card. */
@ExtendWith(WithDemo.class)
class PaymentInACallIT {

    private static final String DECLINED = "4000000000000002";
    private static final String AUTHENTICATES = "4000002760003184";

    @Test
    void isPaidAndReceipted(Demo demo, Chromium chromium) {
        try (var call =
                TwoPeople.meet(demo, chromium.person("en-AU", 1600, 1000), chromium.person("en-AU", 1000, 800))) {
            call.clinician().openForm();
            call.clinician().ask("80.00", "Standard consultation");
            call.patient().says("asks you to pay"); // the panel has opened by itself
            Screenshots.take(call.clinician().page(), "call");
            Screenshots.take(call.patient().page(), "patient-asked");

            call.patient().payNow(call.email());
            call.patient().typeCard(Stripe.GOOD_CARD);
            Screenshots.take(call.patient().page(), "patient-card");
            call.patient().payButton().click();

            call.clinician().says("Payment received");
            call.clinician().says("4242");
            call.patient().says("Thank you. Your payment has been received.");
            call.patient().says("Receipt sent to " + call.email());
            Screenshots.take(call.patient().page(), "patient-paid");
            Screenshots.take(call.clinician().page(), "clinician-paid");
            assertThat(call.charges()).isEqualTo(1);
            assertThat(call.receipts()).isEqualTo(1);
        }
    }

    @Test
    void opensThePanelAgainForTheNextRequest(Demo demo, Chromium chromium) {
        try (var call = TwoPeople.meet(demo, chromium).atTheCardForm()) {
            call.patient().pay(Stripe.GOOD_CARD);
            call.clinician().says("Payment received");
            call.patient().button("Close").click();
            assertThat(call.patient().page().locator("aside.panel")).isHidden();

            call.clinician().ask("20.00", "Prescription");

            call.patient().says("Prescription");
            assertThat(call.patient().button("Pay now")).isVisible();
        }
    }

    /** The sandbox's host hides its panel; what is in it goes on. */
    @Test
    void keepsWhatWasTypedWhileThePanelIsClosed(Demo demo, Chromium chromium) {
        try (var call = TwoPeople.meet(demo, chromium).atTheCardForm()) {
            var panel = call.patient().page().locator("aside.panel");
            panel.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Close the payment panel"))
                    .click();
            assertThat(panel).isHidden();

            call.patient().openPanel("Apps & tools", "Payment");

            assertThat(call.patient().field("E-mail for the receipt")).hasValue(call.email());
            call.patient().pay(Stripe.GOOD_CARD);
            call.clinician().says("Payment received");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    4000000000000002 | Your bank declined this card. Nothing was charged.
                    4000000000009995 | There is not enough money on this card. Nothing was charged.
                    """)
    void isDeclinedAndPaidWithAnotherCard(String card, String sentence, Demo demo, Chromium chromium) {
        try (var call = TwoPeople.meet(demo, chromium).atTheCardForm()) {
            call.patient().pay(card);
            call.patient().says(sentence);
            call.clinician().says("Card declined, the patient can try again");
            if (card.equals(DECLINED)) {
                Screenshots.take(call.patient().page(), "patient-declined");
            }

            call.patient().pay("5555555555554444");

            call.clinician().says("Payment received");
            assertThat(call.charges()).isEqualTo(1);
            assertThat(call.receipts()).isEqualTo(1);
        }
    }

    /** None of Stripe's test cards: refused before any bank is asked, so that only the page hears of it. */
    @Test
    void saysAtOnceWhatStripeRefusesAndIsPaidWithAnotherCard(Demo demo, Chromium chromium) {
        try (var call = TwoPeople.meet(demo, chromium).atTheCardForm()) {
            call.patient().pay("4111111111111111");
            call.patient().says("Your request was in test mode, but used a non test card.");
            call.patient().says("Nothing was charged");
            call.clinician().shows("opened");

            call.patient().pay(Stripe.GOOD_CARD);

            call.clinician().says("Payment received");
            assertThat(call.charges()).isEqualTo(1);
        }
    }

    @Test
    void isPaidAfterTheBanksConfirmation(Demo demo, Chromium chromium) {
        try (var call = TwoPeople.meet(demo, chromium).atTheCardForm()) {
            call.patient().pay(AUTHENTICATES);
            Side.button(call.patient().bank(), "Complete").click();
            call.clinician().says("Payment received");
            assertThat(call.receipts()).isEqualTo(1);
        }
    }

    @Test
    void isPaidAfterAFailedConfirmation(Demo demo, Chromium chromium) {
        try (var call = TwoPeople.meet(demo, chromium).atTheCardForm()) {
            call.patient().pay(AUTHENTICATES);
            Side.button(call.patient().bank(), "Fail").click();
            call.patient().says("Nothing was charged.");
            call.clinician().shows("declined");
            assertThat(call.charges()).isZero();

            call.patient().pay(Stripe.GOOD_CARD);

            call.clinician().says("Payment received");
            assertThat(call.charges()).isEqualTo(1);
        }
    }

    @Test
    void isPaidWithAnotherCardAfterTheBanksDialogWasClosed(Demo demo, Chromium chromium) {
        try (var call = TwoPeople.meet(demo, chromium).atTheCardForm()) {
            call.patient().pay(AUTHENTICATES);
            Side.button(call.patient().bank(), "Close").click();
            call.patient().says("Your bank's check was not completed. Nothing was charged.");
            call.clinician().shows("declined");
            assertThat(call.charges()).isZero();

            call.patient().pay(Stripe.GOOD_CARD);

            call.clinician().says("Payment received");
            assertThat(call.charges()).isEqualTo(1);
            assertThat(call.receipts()).isEqualTo(1);
        }
    }

    @Test
    void isTakenBack(Demo demo, Chromium chromium) {
        try (var call = TwoPeople.meet(demo, chromium).atTheCardForm()) {
            call.clinician().panel().getByText("Cancel request").first().click();
            confirmDialog(call.clinician());
            call.clinician().says("Cancelled by you");
            call.patient().says("No longer asked for");
            assertThat(call.charges()).isZero();
        }
    }

    private static void confirmDialog(Side side) {
        side.panel().locator("dialog[open]").getByText("Cancel request").last().click();
    }

    @Test
    void isShownToWhoeverComesLate(Demo demo, Chromium chromium) {
        try (var call = TwoPeople.meet(demo, chromium)) {
            call.patient().page().close();
            call.clinician().openForm();
            call.clinician().ask("80.00", "Standard consultation");
            call.clinician().shows("requested");

            Side late = call.anotherTab(true);

            late.says("asks you to pay");
            late.payNow(call.email());
            late.pay(Stripe.GOOD_CARD);
            call.clinician().says("Payment received");
        }
    }

    @Test
    void readsWellOnAPhone(Demo demo, Chromium chromium) {
        try (var call = TwoPeople.meet(demo, chromium.person(), chromium.person("en-AU", 360, 740))) {
            call.atTheCardForm();
            Page phone = call.patient().page();
            call.patient().typeCard(Stripe.GOOD_CARD);
            Screenshots.take(phone, "phone");
            Object tooWide = phone.evaluate("() => document.documentElement.scrollWidth > innerWidth");
            assertThat(tooWide).isEqualTo(false);
            assertThat(call.patient().payButton()).isVisible();
        }
    }

    @Test
    void speaksIcelandic(Demo demo, Chromium chromium) {
        try (var call = TwoPeople.meet(demo, chromium.person("is-IS"), chromium.person("is-IS"))) {
            call.clinician().openPanel("Forrit og tól", "Biðja um greiðslu");
            call.clinician().field("Upphæð").fill("80,00");
            call.clinician().field("Lýsing").fill("Almennt viðtal");
            call.clinician().button("Óska eftir greiðslu").click();
            call.clinician().says("Beðið eftir sjúklingnum");
            call.patient().says("biður þig um greiðslu");
            call.patient().button("Greiða núna").click();
            assertThat(call.patient().field("Netfang fyrir kvittun")).isVisible();
        }
    }
}
