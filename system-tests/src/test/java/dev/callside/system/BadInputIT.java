package dev.callside.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What can't be asked for: a sentence at the field says what is allowed, and nothing that was typed is lost. */
@ExtendWith(WithDemo.class)
class BadInputIT {

    private static final String MARKUP = "<img src=x onerror=alert(1)>";

    @Test
    void saysAtTheAmountWhatIsAllowed(Demo demo, Chromium chromium) {
        try (var call = TwoPeople.meet(demo, chromium)) {
            Side clinician = call.clinician();
            clinician.openForm();
            refused(clinician, "0", "above zero");
            refused(clinician, "-5", "without a minus sign");
            refused(clinician, "12.345", "At most 2 digits after the decimal mark");
            refused(clinician, "1000000000000", "The largest amount that can be charged is");
            refused(clinician, "NaN", "Enter the amount in digits");
            refused(clinician, "", "Enter an amount");
            assertThat(clinician.panel().locator("request-row")).hasCount(0);
        }
    }

    private static void refused(Side clinician, String amount, String sentence) {
        clinician.ask(amount, "Standard consultation");
        clinician.says(sentence);
        assertThat(clinician.field("Amount")).hasValue(amount);
        assertThat(clinician.field("Amount")).isFocused();
        assertThat(clinician.field("Amount")).hasAttribute("aria-invalid", "true");
        assertThat(clinician.field("Description")).hasValue("Standard consultation");
    }

    @Test
    void saysAtTheDescriptionWhatIsAllowed(Demo demo, Chromium chromium) {
        try (var call = TwoPeople.meet(demo, chromium)) {
            String letter = "a".repeat(5000);
            call.clinician().openForm();
            call.clinician().ask("80.00", letter);
            call.clinician().says("At most 500 characters: shorten it by 4");
            assertThat(call.clinician().field("Description")).hasValue(letter);
            assertThat(call.clinician().field("Amount")).hasValue("80.00");

            call.clinician().ask("80.00", "");
            call.clinician().says("Say what the payment is for");
        }
    }

    @Test
    void showsMarkupAsText(Demo demo, Chromium chromium) {
        try (var call = TwoPeople.meet(demo, chromium)) {
            call.clinician().openForm();
            call.clinician().ask("80.00", MARKUP);
            call.clinician().says(MARKUP);
            call.patient().says(MARKUP);
            assertThat(call.clinician().panel().locator("img")).hasCount(0);
            assertThat(call.patient().panel().locator("img")).hasCount(0);
        }
    }

    @Test
    void asksForAWholeAddressAndKeepsTheCard(Demo demo, Chromium chromium) {
        try (var call = TwoPeople.meet(demo, chromium).atTheCardForm()) {
            Side patient = call.patient();
            patient.typeCard(Stripe.GOOD_CARD);
            patient.field("E-mail for the receipt").fill("kim@");
            patient.payButton().click();
            patient.says("This is not a whole e-mail address.");
            assertThat(patient.field("E-mail for the receipt")).hasValue("kim@");
            assertThat(patient.card().getByLabel("Card number")).hasValue("4242 4242 4242 4242");

            patient.field("E-mail for the receipt").fill(call.email());
            patient.payButton().click();

            assertThat(call.clinician().state("paid")).isVisible();
        }
    }
}
